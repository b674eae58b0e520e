/** What `GET /ncip` says. */
export const aboutNcip = `This is the NCIP responder of Carrel (NISO Z39.83, NCIP 2.02).

Systems of other libraries send their messages here: one NCIPMessage as the body of a POST, in UTF-8, Content-Type application/xml.
Every message is answered with status 200 and an NCIPMessage; what could not be done is said in a Problem.

The library decides which partners are listened to, how they prove who they are, and what they may do:
at the desk under Settings, Resource sharing.
`
