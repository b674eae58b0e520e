/** An e-journal that everybody may read. */
export interface DemoEJournal {
  readonly title: string
  /** ISSN of the edition online. */
  readonly issn: string
  readonly publisher: string
  readonly firstYear: number
  /** Absent: it still appears. */
  readonly lastYear?: number
  readonly address: string
}

/** Open-access journals from many fields; one has ended. */
export const demoEJournals: readonly DemoEJournal[] = [
  {
    title: 'BMC Biology',
    issn: '1741-7007',
    publisher: 'BioMed Central',
    firstYear: 2003,
    address: 'https://bmcbiol.biomedcentral.com/',
  },
  {
    title: 'The Code4Lib Journal',
    issn: '1940-5758',
    publisher: 'Code4Lib',
    firstYear: 2007,
    address: 'https://journal.code4lib.org/',
  },
  {
    title: 'D-Lib Magazine',
    issn: '1082-9873',
    publisher: 'Corporation for National Research Initiatives',
    firstYear: 1995,
    lastYear: 2017,
    address: 'https://www.dlib.org/',
  },
  {
    title: 'Digital Humanities Quarterly',
    issn: '1938-4122',
    publisher: 'Alliance of Digital Humanities Organizations',
    firstYear: 2007,
    address: 'https://digitalhumanities.org/dhq/',
  },
  {
    title: 'eLife',
    issn: '2050-084X',
    publisher: 'eLife Sciences Publications',
    firstYear: 2012,
    address: 'https://elifesciences.org/',
  },
  {
    title: 'First Monday',
    issn: '1396-0466',
    publisher: 'University of Illinois Chicago Library',
    firstYear: 1996,
    address: 'https://firstmonday.org/',
  },
  {
    title: 'In the Library with the Lead Pipe',
    issn: '1944-6195',
    publisher: 'In the Library with the Lead Pipe',
    firstYear: 2008,
    address: 'https://www.inthelibrarywiththeleadpipe.org/',
  },
  {
    title: 'Journal of Machine Learning Research',
    issn: '1533-7928',
    publisher: 'JMLR',
    firstYear: 2000,
    address: 'https://www.jmlr.org/',
  },
  {
    title: 'Journal of Statistical Software',
    issn: '1548-7660',
    publisher: 'Foundation for Open Access Statistics',
    firstYear: 1996,
    address: 'https://www.jstatsoft.org/',
  },
  {
    title: 'PeerJ',
    issn: '2167-8359',
    publisher: 'PeerJ',
    firstYear: 2013,
    address: 'https://peerj.com/',
  },
  {
    title: 'PLOS Biology',
    issn: '1545-7885',
    publisher: 'Public Library of Science',
    firstYear: 2003,
    address: 'https://journals.plos.org/plosbiology/',
  },
  {
    title: 'PLOS ONE',
    issn: '1932-6203',
    publisher: 'Public Library of Science',
    firstYear: 2006,
    address: 'https://journals.plos.org/plosone/',
  },
]
