/** Diagnostics of the set bib-1 by their numbers (Z39.50-2003, appendix ERR.1), each as a cataloguer would say it. */
export const bib1Diagnostics: Readonly<Record<number, string>> = {
  1: 'The server has a fault that will not go away by itself',
  2: 'The server has a fault at the moment; try again later',
  3: 'The server does not offer this kind of search',
  13: 'There are not so many records in the result',
  14: 'The server cannot give the records just now',
  30: 'The server does not know that result set (any more); search again',
  109: 'The database is not available',
  114: 'The server does not search by this kind of index',
  235: 'The server has no database of this name',
  238: 'The server does not give records in this syntax',
  239: 'The server does not give this record in this syntax',
  1014: 'The user and the password are not right',
}
