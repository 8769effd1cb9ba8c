export interface Notice {
  readonly text: string;
  readonly tone?: 'good' | 'bad';
  /** Makes it as if it had not happened; a promise that fails is said. */
  readonly undo?: () => Promise<void> | void;
}
