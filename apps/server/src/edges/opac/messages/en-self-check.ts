/** What the pages say by which a phone signs its patron in at a self-check. */
export const selfCheckWords = {
  link: 'Self-check',
  title: 'Sign in at a self-check',
  intro: 'Press “Use my phone” at the self-check and type the code that it shows.',
  code: 'Code on the self-check',
  goOn: 'Go on',
  ask: 'Do you stand before this self-check?',
  warning: 'It will show what you have on loan. If you did not press “Use my phone” there just now, cancel.',
  confirm: 'Yes, sign me in there',
  cancel: 'Cancel',
  refused: 'This did not work',
  done: (kiosk: string) => `You are signed in at ${kiosk}. Go on there.`,
  back: 'My account',
}
