/** The same rule as the server's, so that a form can say it before sending. */
export const loginPattern = /^[A-Za-z0-9][A-Za-z0-9._@-]{0,59}$/
