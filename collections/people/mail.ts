import type { EmailAdapter } from 'payload'

/** No mail leaves the hub yet. Payload's stand-in would print letters, and what is in them, to the log. */
export const noMail: EmailAdapter<never> = () => ({
  name: 'none',
  defaultFromAddress: 'nobody@localhost',
  defaultFromName: 'Stadtwort',
  sendEmail: () => Promise.reject(new Error('Mail is not set up')),
})
