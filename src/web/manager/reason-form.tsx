// A button that asks for a reason before it does something which visitors will notice; inline, so it blocks nothing.
import { useState } from "preact/hooks";
import { usePage } from "../parts/page.tsx";

interface Props {
  readonly label: string;
  /** What will happen, said before it does. */
  readonly warning?: string;
  readonly isDisabled: boolean;
  readonly act: (reason: string) => void;
}

const OpenForm = ({ label, warning, act, close }: Props & { readonly close: () => void }) => {
  const { say } = usePage();
  const why = say("manager.why");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    close();
    act(String(new FormData(event.currentTarget as HTMLFormElement).get("reason")));
  };
  return (
    <form class="reason" onSubmit={submit}>
      {warning && <b>{warning}</b>}
      <input type="text" name="reason" required maxLength={60} placeholder={why} aria-label={why} />
      <button type="submit" class="primary">
        {label}
      </button>
      <button type="button" onClick={close}>
        {say("app.cancel")}
      </button>
    </form>
  );
};

export const ReasonForm = (props: Props) => {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <OpenForm {...props} close={() => setOpen(false)} />;
  return (
    <button type="button" disabled={props.isDisabled} onClick={() => setOpen(true)}>
      {props.label}
    </button>
  );
};
