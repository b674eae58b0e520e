/** A task that came to no end with too many records; what it says is for people. */
export class TaskHangs extends Error {
  constructor() {
    super(
      'The task came to no end with several records; it was given up. Look at its regular expressions: one of them goes on for ever.',
    )
  }
}
