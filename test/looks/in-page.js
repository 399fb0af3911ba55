// Runs within the page that is audited: what a finger, an old eye and a narrow window would find. Put into the page as text, for the
// program around it knows no documents.
globalThis.looked = {
  /** What the rules of `axe` are broken by, at most five of each. */
  async violations(how) {
    const { violations } = await globalThis.axe.run(document, how);
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 5).map(({ target, failureSummary = "" }) => `${id}: ${target.join(" ")} ${failureSummary}`),
    );
  },

  /** A target is as large as what takes the touch: of a box within its label, the label. */
  smallTargets(px) {
    const isShown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const isInText = (one) =>
      one.matches("a") && getComputedStyle(one).display === "inline" && one.closest("p, li, td");
    const touchedOf = (one) =>
      (one.matches("[type=checkbox], [type=radio], [type=file]") && one.closest("label")) || one;
    const targets = document.querySelectorAll("button, a[href], input, select, textarea, summary, [role=button]");
    return [...targets].filter(isShown).flatMap((one) => {
      const { width, height } = touchedOf(one).getBoundingClientRect();
      if (width <= 1 || isInText(one) || Math.min(width, height) >= px - 0.5) return [];
      const name = `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 20)}`;
      return [`target of ${Math.round(width)}×${Math.round(height)} px: ${name}`];
    });
  },

  smallLetters(px, inTablesPx) {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Set();
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const holder = text.parentElement;
      const words = text.textContent.trim();
      if (words === "" || !holder.checkVisibility() || holder.closest(".unseen, option, svg, noscript")) continue;
      const size = Number.parseFloat(getComputedStyle(holder).fontSize);
      const least = holder.closest("table") ? inTablesPx : px;
      if (size < least - 0.01)
        found.add(`letters of ${size} px: ${holder.tagName}.${holder.className} ${words.slice(0, 20)}`);
    }
    return [...found];
  },

  sideways() {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth + 1 ? [`scrolls sideways: ${scrollWidth} of ${clientWidth} px`] : [];
  },

  /** To the other scheme, and back. */
  turn() {
    document.documentElement.classList.toggle("dark");
  },

  /** Letters are there, and motion is over. */
  async settled() {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)));
  },
};
