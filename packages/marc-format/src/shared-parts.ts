/** Lists that many fields have in common, by the name under which the tables of fields refer to them (`@name`). */
export const sharedSubfields: Readonly<Record<string, string>> = {
  linking:
    'a Main entry heading; b Edition; c Qualifying information; d Place, publisher and date of publication; g* Related parts; h Physical description; i* Relationship information; m Material-specific details; n* Note; o* Other item identifier; s Uniform title; t Title; w* Record control number; x International Standard Serial Number; y CODEN designation; 4* Relationship; 6 Linkage; 7 Control subfield; 8* Field link and sequence number',
  person:
    'a Personal name; b Numeration; c* Titles and other words associated with a name; d Dates associated with a name; f Date of a work; g* Miscellaneous information; h Medium; j* Attribution qualifier; k* Form subheading; l Language of a work; m* Medium of performance for music; n* Number of part or section of a work; o Arranged statement for music; p* Name of part or section of a work; q Fuller form of name; r Key for music; s* Version; t Title of a work; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision',
  corporate:
    'a Corporate name or jurisdiction name as entry element; b* Subordinate unit; c* Location of meeting; d* Date of meeting or treaty signing; f Date of a work; g* Miscellaneous information; h Medium; k* Form subheading; l Language of a work; m* Medium of performance for music; n* Number of part, section or meeting; o Arranged statement for music; p* Name of part or section of a work; r Key for music; s* Version; t Title of a work; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision',
  meeting:
    'a Meeting name or jurisdiction name as entry element; c* Location of meeting; d* Date of meeting or treaty signing; e* Subordinate unit; f Date of a work; g* Miscellaneous information; h Medium; k* Form subheading; l Language of a work; n* Number of part, section or meeting; p* Name of part or section of a work; q Name of meeting following jurisdiction name entry element; s* Version; t Title of a work; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision',
  title:
    'a Uniform title; d* Date of treaty signing; f Date of a work; g* Miscellaneous information; h Medium; k* Form subheading; l Language of a work; m* Medium of performance for music; n* Number of part or section of a work; o Arranged statement for music; p* Name of part or section of a work; r Key for music; s* Version; t Title of a work; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision',
  event:
    'a Named event; c* Location of named event; d Date of named event; g* Miscellaneous information; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision',
  period:
    'a Chronological term; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision',
  topic:
    'a Topical term or geographic name entry element; b Topical term following geographic name entry element; g* Miscellaneous information; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision',
  place:
    'a Geographic name; g* Miscellaneous information; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision',
  genre:
    'a Genre/form term; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision',
  subdivision: 'v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision',
  tracing: 'i* Relationship information; w Control subfield',
  linked: 'w Control subfield; 2 Source of heading or term',
  pattern:
    'a First level of enumeration; b Second level of enumeration; c Third level of enumeration; d Fourth level of enumeration; e Fifth level of enumeration; f Sixth level of enumeration; g Alternative numbering scheme, first level of enumeration; h Alternative numbering scheme, second level of enumeration; i First level of chronology; j Second level of chronology; k Third level of chronology; l Fourth level of chronology; m Alternative numbering scheme, chronology; n* Pattern note; p Number of issues per year; t Copy; u* Bibliographic units per next higher level; v* Numbering continuity; w Frequency; x Calendar change; y* Regularity pattern; z* Numbering scheme; 2* Source of caption abbreviation; 3 Materials specified; 6 Linkage; 8 Field link and sequence number',
  issues:
    'a First level of enumeration; b Second level of enumeration; c Third level of enumeration; d Fourth level of enumeration; e Fifth level of enumeration; f Sixth level of enumeration; g Alternative numbering scheme, first level of enumeration; h Alternative numbering scheme, second level of enumeration; i First level of chronology; j Second level of chronology; k Third level of chronology; l Fourth level of chronology; m Alternative numbering scheme, chronology; n Converted Gregorian year; p Piece designation; q Piece physical condition; s* Copyright article-fee code; t Copy number; v* Issuing date; w Break indicator; x* Nonpublic note; z* Public note; 6 Linkage; 8 Field link and sequence number',
  item: 'a Internal item number; b* Invalid or canceled internal item number; c* Cost; d* Date acquired; e* Source of acquisition; h* Use restrictions; j* Item status; l* Temporary location; p* Piece designation; r* Invalid or canceled piece designation; t Copy number; x* Nonpublic note; z* Public note; 3 Materials specified; 6 Linkage; 8* Field link and sequence number',
}

/** Subfields that mean the same in every field, by code. */
export const controlSubfields: Readonly<Record<string, string>> = {
  '0': '0* Authority record control number or standard number',
  '1': '1* Real World Object URI',
  '3': '3 Materials specified',
  '4': '4* Relationship',
  '5': '5 Institution to which field applies',
  '6': '6 Linkage',
  '7': '7* Data provenance',
  '8': '8* Field link and sequence number',
}

/** Lists of indicator values that many fields have in common. */
export const sharedIndicators: Readonly<Record<string, string>> = {
  thesaurus:
    "0 Library of Congress Subject Headings|1 Library of Congress Children's and Young Adults' Subject Headings|2 Medical Subject Headings|3 National Agricultural Library subject authority file|4 Source not specified|5 Canadian Subject Headings|6 Répertoire de vedettes-matière|7 Source specified in subfield $2",
}
