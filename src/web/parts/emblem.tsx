// The hall's emblem. Its name stands beside it, so a reader of screens is told nothing twice.
export const Emblem = () => <img class="emblem" src="/emblem" alt="" width="64" height="64" />;
