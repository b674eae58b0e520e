/** MARC 21 Format for Holdings Data: variable fields, written as `bibliographicFields` are. */
export const holdingsFields = `
001 Control number
003 Control number identifier
004 Control number for related bibliographic record
005 Date and time of latest transaction
007* Physical description fixed field
008 Fixed-length data elements
010 Library of Congress control number
$ a LC control number; b* NUCMC control number; z* Canceled or invalid LC control number
+ 8
014* Linkage number
1 Type of linkage number|0 Holdings record number|1 Bibliographic record number|8 Other
$ a Linkage number; b Source of number; z* Canceled or invalid linkage number
+ 678
016* National bibliographic agency control number
1 National bibliographic agency|# Library and Archives Canada|7 Source specified in subfield $2
$ a Record control number; z* Canceled or invalid control number; 2 Source
+ 8
017* Copyright or legal deposit number
2 Display constant controller|# Copyright or legal deposit number|8 No display constant generated
$ a* Copyright or legal deposit number; b Assigning agency; d Date; i Display text; z* Canceled or invalid number; 2 Source
+ 678
020* International Standard Book Number
$ a International Standard Book Number; c Terms of availability; q* Qualifying information; z* Canceled or invalid ISBN
+ 678
022* International Standard Serial Number
1 Level of international interest|# No level specified|0 Continuing resource of international interest|1 Continuing resource not of international interest
$ a International Standard Serial Number; l ISSN-L; m* Canceled ISSN-L; y* Incorrect ISSN; z* Canceled ISSN; 2 Source
+ 01678
024* Other standard identifier
1 Type of standard number or code|0 International Standard Recording Code|1 Universal Product Code|2 International Standard Music Number|3 International Article Number|4 Serial Item and Contribution Identifier|7 Source specified in subfield $2|8 Unspecified type of standard number or code
2 Difference indicator|# No information provided|0 No difference|1 Difference
$ a Standard number or code; c Terms of availability; d Additional codes following the standard number or code; q* Qualifying information; z* Canceled or invalid standard number or code; 2 Source of number or code
+ 01678
027* Standard technical report number
$ a Standard technical report number; q* Qualifying information; z* Canceled or invalid number
+ 678
030* CODEN designation
$ a CODEN; z* Canceled or invalid CODEN
+ 678
035* System control number
$ a System control number; z* Canceled or invalid control number
+ 678
040 Record source
$ a Original cataloging agency; b Language of cataloging; c Transcribing agency; d* Modifying agency; e* Description conventions
+ 68
066 Character sets present
$ a Primary G0 character set; b Primary G1 character set; c* Alternate G0 or G1 character set
337* Media type
$ a* Media type term; b* Media type code; 2 Source
+ 013678
338* Carrier type
$ a* Carrier type term; b* Carrier type code; 2 Source
+ 013678
340* Physical medium
$ a* Material base and configuration; b* Dimensions; c* Materials applied to surface; d* Information recording technique; e* Support; f* Reduction ratio value; g* Color content; h* Location within medium; i* Technical specifications of medium; j* Generation; k* Layout; l* Binding; m* Book format; n* Font size; o* Polarity; p* Illustrative content; q* Reduction ratio designator; 2 Source
+ 013678
347* Digital file characteristics
$ a* File type; b* Encoding format; c* File size; d* Resolution; e* Regional encoding; f* Encoded bitrate; 2 Source
+ 013678
361* Structured ownership and custodial history
1 Privacy|# No information provided|0 Private|1 Not private
$ a* Name; f* Ownership and custodial history evidence term; k* Formatted date; l* Date; o* Type of ownership and custodial history information; s* Shelf mark of copy described; u* Uniform Resource Identifier; x* Nonpublic note; y* Identifier of the copy described; z* Public note; 2 Source of term; 5 Institution to which field applies
+ 013678
500* General note
$ a General note
+ 35678
501* With note
$ a With note
+ 5678
506* Restrictions on access note
1 Restriction|# No information provided|0 No restrictions|1 Restrictions apply
$ a Terms governing access; b* Jurisdiction; c* Physical access provisions; d* Authorized users; e* Authorization; f* Standardized terminology for access restriction; g* Availability date; q Supplying agency; u* Uniform Resource Identifier; 2 Source of term
+ 0135678
538* System details note
$ a System details note; i Display text; u* Uniform Resource Identifier
+ 35678
541* Immediate source of acquisition note
1 Privacy|# No information provided|0 Private|1 Not private
$ a Source of acquisition; b Address; c Method of acquisition; d Date of acquisition; e Accession number; f Owner; h Purchase price; n* Extent; o* Type of unit
+ 35678
561* Ownership and custodial history
1 Privacy|# No information provided|0 Private|1 Not private
$ a History; u* Uniform Resource Identifier
+ 35678
562* Copy and version identification note
$ a* Identifying markings; b* Copy identification; c* Version identification; d* Presentation format; e* Number of copies
+ 35678
563* Binding information
$ a Binding note; u* Uniform Resource Identifier
+ 35678
583* Action note
1 Privacy|# No information provided|0 Private|1 Not private
$ a Action; b* Action identification; c* Time/date of action; d* Action interval; e* Contingency for action; f* Authorization; h* Jurisdiction; i* Method of action; j* Site of action; k* Action agent; l* Status; n* Extent; o* Type of unit; u* Uniform Resource Identifier; x* Nonpublic note; z* Public note; 2 Source of term
+ 35678
841 Holdings coded data values
$ a Type of record; b Fixed-length data elements; e Encoding level
842 Textual physical form designator
$ a Textual physical form designator
+ 68
843* Reproduction note
$ a Type of reproduction; b* Place of reproduction; c* Agency responsible for reproduction; d Date of reproduction; e Physical description of reproduction; f* Series statement of reproduction; m* Dates of publication and/or sequential designation of issues reproduced; n* Note about reproduction; 7 Fixed-length data elements of reproduction
+ 3568
844 Name of unit
$ a Name of unit
+ 68
845* Terms governing use and reproduction note
$ a Terms governing use and reproduction; b Jurisdiction; c Authorization; d Authorized users; f* Use and reproduction rights; g* Availability date; q Supplying agency; u* Uniform Resource Identifier; 2 Source of term
+ 0135678
850* Holding institution
$ a* Holding institution; b* Holdings; d Inclusive dates; e Retention statement
+ 8
852* Location
1 Shelving scheme|# No information provided|0 Library of Congress classification|1 Dewey Decimal classification|2 National Library of Medicine classification|3 Superintendent of Documents classification|4 Shelving control number|5 Title|6 Shelved separately|7 Source specified in subfield $2|8 Other scheme
2 Shelving order|# No information provided|0 Not enumeration|1 Primary enumeration|2 Alternative enumeration
$ a Location; b* Sublocation or collection; c* Shelving location; d* Former shelving location; e* Address; f* Coded location qualifier; g* Non-coded location qualifier; h Classification part; i* Item part; j Shelving control number; k* Call number prefix; l Shelving form of title; m* Call number suffix; n Country code; p Piece designation; q Piece physical condition; s* Copyright article-fee code; t Copy number; u* Uniform Resource Identifier; x* Nonpublic note; z* Public note; 2 Source of classification or shelving scheme; 8 Sequence number
+ 367
853* Captions and pattern, basic bibliographic unit
1 Compressibility and expandability|0 Cannot compress or expand|1 Can compress but not expand|2 Can compress or expand|3 Unknown
2 Caption evaluation|0 Captions verified; all levels present|1 Captions verified; all levels may not be present|2 Captions unverified; all levels present|3 Captions unverified; all levels may not be present
$ @pattern
854* Captions and pattern, supplementary material
1 Compressibility and expandability|0 Cannot compress or expand|1 Can compress but not expand|2 Can compress or expand|3 Unknown
2 Caption evaluation|0 Captions verified; all levels present|1 Captions verified; all levels may not be present|2 Captions unverified; all levels present|3 Captions unverified; all levels may not be present
$ @pattern; o Type of supplementary material
855* Captions and pattern, indexes
1 Compressibility and expandability|0 Cannot compress or expand|1 Can compress but not expand|2 Can compress or expand|3 Unknown
2 Caption evaluation|0 Captions verified; all levels present|1 Captions verified; all levels may not be present|2 Captions unverified; all levels present|3 Captions unverified; all levels may not be present
$ @pattern; o Type of index
856* Electronic location and access
1 Access method|# No information provided|0 Email|1 FTP|2 Remote login (Telnet)|3 Dial-up|4 HTTP|7 Method specified in subfield $2
2 Relationship|# No information provided|0 Resource|1 Version of resource|2 Related resource|3 Component part(s) of resource|4 Version of component part(s) of resource|8 No display constant generated
$ a* Host name; c* Compression information; d* Path; e Data provenance; f* Electronic name; g* Persistent identifier; h* Non-functioning Uniform Resource Identifier; l* Standardized information governing access; m* Contact for access assistance; n* Terms governing access; o Operating system; p Port; q* Electronic format type; r* Standardized information governing use and reproduction; s* File size; t* Terms governing use and reproduction; u* Uniform Resource Identifier; v* Hours access method available; w* Record control number; x* Nonpublic note; y* Link text; z* Public note; 2 Access method; 7* Access status; b- IP address; i- Instruction; j- Bits per second; k- Password
+ 368
863* Enumeration and chronology, basic bibliographic unit
1 Field encoding level|# No information provided|3 Holdings level 3|4 Holdings level 4|5 Holdings level 4 with piece designation
2 Form of holdings|# No information provided|0 Compressed|1 Uncompressed|2 Compressed, use textual display|3 Uncompressed, use textual display|4 Item(s) not published
$ @issues
864* Enumeration and chronology, supplementary material
1 Field encoding level|# No information provided|3 Holdings level 3|4 Holdings level 4|5 Holdings level 4 with piece designation
2 Form of holdings|# No information provided|0 Compressed|1 Uncompressed|2 Compressed, use textual display|3 Uncompressed, use textual display|4 Item(s) not published
$ @issues; o* Title of supplementary material
865* Enumeration and chronology, indexes
1 Field encoding level|# No information provided|4 Holdings level 4|5 Holdings level 4 with piece designation
2 Form of holdings|# No information provided|0 Compressed|1 Uncompressed|2 Compressed, use textual display|3 Uncompressed, use textual display
$ @issues; o* Title of index
866* Textual holdings, basic bibliographic unit
1 Field encoding level|# No information provided|3 Holdings level 3|4 Holdings level 4|5 Holdings level 4 with piece designation
2 Type of notation|0 Non-standard|1 ANSI/NISO Z39.71 or ISO 10324|2 ANSI Z39.42|7 Source specified in subfield $2
$ a Textual holdings; x* Nonpublic note; z* Public note; 2 Source of notation
+ 678
867* Textual holdings, supplementary material
1 Field encoding level|# No information provided|3 Holdings level 3|4 Holdings level 4|5 Holdings level 4 with piece designation
2 Type of notation|0 Non-standard|1 ANSI/NISO Z39.71 or ISO 10324|2 ANSI Z39.42|7 Source specified in subfield $2
$ a Textual holdings; x* Nonpublic note; z* Public note; 2 Source of notation
+ 678
868* Textual holdings, indexes
1 Field encoding level|# No information provided|3 Holdings level 3|4 Holdings level 4|5 Holdings level 4 with piece designation
2 Type of notation|0 Non-standard|1 ANSI/NISO Z39.71 or ISO 10324|2 ANSI Z39.42|7 Source specified in subfield $2
$ a Textual holdings; x* Nonpublic note; z* Public note; 2 Source of notation
+ 678
876* Item information, basic bibliographic unit
$ @item
877* Item information, supplementary material
$ @item
878* Item information, indexes
$ @item
880* Alternate graphic representation
1 As of the field that it stands beside|*
2 As of the field that it stands beside|*
$ *
881* Manifestation statements
$ a* Manifestation statement, high-level/general; b* Manifestation identifier statement; c* Manifestation title and responsibility statement; d* Manifestation edition statement; e* Manifestation production statement; f* Manifestation publication statement; g* Manifestation distribution statement; h* Manifestation manufacture statement; i* Manifestation copyright statement; j* Manifestation frequency statement; k* Manifestation designation of sequence statement; l* Manifestation series statement; m* Manifestation dissertation statement; n* Manifestation regional encoding statement
+ 3678
883* Metadata provenance
1 Method of assignment|# No information provided, not applicable|0 Fully machine-generated|1 Partially machine-generated|2 Not machine-generated
$ a Creation process; c Confidence value; d Creation date; q Assigning or generating agency; u Uniform Resource Identifier; w* Record control number; x Validity end date
+ 018
884* Description conversion information
$ a Conversion process; g Conversion date; k Identifier of source metadata; q Conversion agency; u* Uniform Resource Identifier
887* Non-MARC information field
$ a Content of non-MARC field; 2 Source of data
`
