// The figures that a section is opened for, large and beside each other; some of them choose what stands below.

export interface Figure {
  readonly name: string;
  readonly value: string | number;
  /** What it is made of, or of how many. */
  readonly about?: string | undefined;
  readonly isWrong?: boolean;
  /** Of one that chooses: whether it does now. */
  readonly isChosen?: boolean;
  readonly choose?: () => void;
}

const Face = ({ name, value, about, isWrong = false }: Figure) => (
  <>
    <span class="name">
      {isWrong && "! "}
      {name}
    </span>
    <b>{value}</b> <small>{about}</small>
  </>
);

export const FigureTiles = ({ figures }: { readonly figures: readonly Figure[] }) => (
  <ul class="section-figures">
    {figures.map((figure) => (
      <li key={figure.name} class={figure.isWrong ? "wrong" : ""}>
        {figure.choose ? (
          <button type="button" aria-pressed={figure.isChosen ?? false} onClick={figure.choose}>
            <Face {...figure} />
          </button>
        ) : (
          <div>
            <Face {...figure} />
          </div>
        )}
      </li>
    ))}
  </ul>
);
