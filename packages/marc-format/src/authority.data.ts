/** MARC 21 Format for Authority Data: variable fields, written as `bibliographicFields` are. */
export const authorityFields = `
001 Control number
003 Control number identifier
005 Date and time of latest transaction
008 Fixed-length data elements
010 Library of Congress control number
$ a LC control number; z* Canceled or invalid LC control number
+ 8
014* Link to bibliographic record for serial or multipart item
1 Type of link|# Unspecified|0 Bibliographic record
$ a Control number of related bibliographic record
+ 678
016* National bibliographic agency control number
1 National bibliographic agency|# Library and Archives Canada|7 Source specified in subfield $2
$ a Record control number; z* Canceled or invalid control number; 2 Source
+ 8
020* International Standard Book Number
$ a International Standard Book Number; c Terms of availability; q* Qualifying information; z* Canceled or invalid ISBN
+ 678
022 International Standard Serial Number
1 Level of international interest|# No level specified|0 Continuing resource of international interest|1 Continuing resource not of international interest
$ a International Standard Serial Number; l ISSN-L; m* Canceled ISSN-L; y* Incorrect ISSN; z* Canceled ISSN; 2 Source
+ 01678
024* Other standard identifier
1 Type of standard number or code|7 Source specified in subfield $2|8 Unspecified type of standard number or code
$ a Standard number or code; c Terms of availability; d Additional codes following the standard number or code; q* Qualifying information; z* Canceled or invalid standard number or code; 2 Source of number or code
+ 01678
031* Musical incipits information
$ a Number of work; b Number of movement; c Number of excerpt; d* Caption or heading; e Role; g Clef; m Voice or instrument; n Key signature; o Time signature; p Musical notation; q* General note; r Key or mode; s* Coded validity note; t* Text incipit; u* Uniform Resource Identifier; y* Link text; z* Public note; 2 System code
+ 678
034* Coded cartographic mathematical data
$ d Coordinates, westernmost longitude; e Coordinates, easternmost longitude; f Coordinates, northernmost latitude; g Coordinates, southernmost latitude; j Declination, northern limit; k Declination, southern limit; m Right ascension, eastern limit; n Right ascension, western limit; p Equinox; r Distance from earth; s* G-ring latitude; t* G-ring longitude; x Beginning date; y Ending date; z Name of extraterrestrial body; 2 Source
+ 013678
035* System control number
$ a System control number; z* Canceled or invalid control number
+ 678
040 Cataloging source
$ a Original cataloging agency; b Language of cataloging; c Transcribing agency; d* Modifying agency; e* Description conventions; f Subject heading or thesaurus conventions
+ 678
042 Authentication code
$ a* Authentication code
043 Geographic area code
$ a* Geographic area code; b* Local GAC code; c* ISO code; 2* Source of local code
+ 01678
045 Time period of heading
1 Type of time period in subfield $b or $c|# Subfield $b or $c not present|0 Single date or time|1 Multiple single dates or times|2 Range of dates or times
$ a* Time period code; b* Formatted 9999 B.C. through C.E. time period; c* Formatted pre-9999 B.C. time period
+ 678
046* Special coded dates
1 Type of entity|# No information provided|1 Work|2 Expression
$ f Birth date; g Death date; k Beginning or single date created; l Ending date created; o Single or starting date for aggregated content; p Ending date for aggregated content; q Establishment date; r Termination date; s Start period; t End period; u* Uniform Resource Identifier; v* Source of information; x* Nonpublic note; z* Public note; 2* Source of date
+ 3678
050* Library of Congress call number
2 Source of call number|0 Assigned by LC|4 Assigned by agency other than LC
$ a Classification number; b Item number; d Volumes or dates to which call number applies
+ 015678
052* Geographic classification
1 Code source|# Library of Congress Classification|1 U.S. Dept. of Defense Classification|7 Source specified in subfield $2
$ a Geographic classification area code; b* Geographic classification subarea code; d* Populated place name; 2 Code source
+ 01678
053* LC classification number
2 Source of classification number|0 Assigned by LC|4 Assigned by agency other than LC
$ a Classification number element, single number or beginning number of span; b Classification number element, ending number of span; c Explanatory term
+ 015678
055* Library and Archives Canada call number
2 Source of call number|0 Assigned by LAC|4 Assigned by agency other than LAC
$ a Classification number; b Item number; d Volumes or dates to which call number applies
+ 015678
060* National Library of Medicine call number
2 Source of call number|0 Assigned by NLM|4 Assigned by agency other than NLM
$ a Classification number; b Item number; d Volumes or dates to which call number applies
+ 01578
065* Other classification number
$ a Classification number element, single number or beginning number of span; b Classification number element, ending number of span; c Explanatory term; 2 Number source
+ 015678
066 Character sets present
$ a Primary G0 character set; b Primary G1 character set; c* Alternate G0 or G1 character set
070* National Agricultural Library call number
$ a Classification number; b Item number; d Volumes or dates to which call number applies
+ 01578
072* Subject category code
2 Code source|# No information provided|0 NAL subject category code list|7 Source specified in subfield $2
$ a Subject category code; x* Subject category code subdivision; 2 Code source
+ 01678
073 Subdivision usage
$ a* Subdivision usage; z Code source
+ 678
075* Type of entity
$ a Type of entity term; b Type of entity code; 2 Source
+ 013678
080* Universal Decimal Classification number
1 Type of edition|# No information provided|0 Full|1 Abridged
$ a Universal Decimal Classification number; b Item number; x* Common auxiliary subdivision; 2 Edition identifier
+ 01678
082* Dewey Decimal Classification call number
1 Type of edition|0 Full edition|1 Abridged edition|7 Other edition specified in subfield $2
2 Source of call number|# No information provided|0 Assigned by LC|4 Assigned by agency other than LC
$ a Classification number; b Item number; d Volumes or dates to which call number applies; 2 Edition information
+ 015678
083* Dewey Decimal Classification number
1 Type of edition|0 Full edition|1 Abridged edition|7 Other edition specified in subfield $2
2 Source of classification number|# No information provided|0 Assigned by LC|4 Assigned by agency other than LC
$ a* Classification number element, single number or beginning number of span; b Classification number element, ending number of span; c Explanatory term; y* Table sequence number for internal subarrangement or add table; z* Table identification; 2 Edition information
+ 015678
086* Government document call number
1 Number source|# Source specified in subfield $2|0 Superintendent of Documents Classification System|1 Government of Canada Publications: Outline of Classification
$ a Call number; d Volumes or dates to which call number applies; z* Canceled or invalid call number; 2 Number source
+ 015678
087* Government document classification number
1 Number source|# Source specified in subfield $2|0 Superintendent of Documents Classification System|1 Government of Canada Publications: Outline of Classification
$ a Classification number element, single number or beginning number of span; b Classification number element, ending number of span; c Explanatory term; 2 Number source
+ 015678
100 Heading, personal name
1 Type of personal name entry element|0 Forename|1 Surname|3 Family name
$ @person
+ 678
110 Heading, corporate name
1 Type of corporate name entry element|0 Inverted name|1 Jurisdiction name|2 Name in direct order
$ @corporate
+ 678
111 Heading, meeting name
1 Type of meeting name entry element|0 Inverted name|1 Jurisdiction name|2 Name in direct order
$ @meeting
+ 678
130 Heading, uniform title
2 Nonfiling characters|0-9 Number of nonfiling characters
$ @title
+ 678
147 Heading, named event
$ @event
+ 678
148 Heading, chronological term
$ @period
+ 678
150 Heading, topical term
$ @topic
+ 678
151 Heading, geographic name
$ @place
+ 678
155 Heading, genre/form term
$ @genre
+ 678
162 Heading, medium of performance term
$ a Medium of performance term
+ 678
180 Heading, general subdivision
$ @subdivision
+ 678
181 Heading, geographic subdivision
$ @subdivision
+ 678
182 Heading, chronological subdivision
$ @subdivision
+ 678
185 Heading, form subdivision
$ @subdivision
+ 678
260* Complex see reference, subject
$ a* Heading referred to; i* Explanatory text
+ 678
335* Extension plan
$ a* Extension plan term; b* Extension plan code; 2 Source of term
+ 013678
336* Content type
$ a* Content type term; b* Content type code; 2 Source
+ 013678
348* Notated music characteristics
$ a* Format of notated music term; b* Format of notated music code; c* Form of musical notation term; d* Form of musical notation code; 2 Source of term
+ 013678
353* Supplementary content characteristics
$ a* Supplementary content term; b* Supplementary content code; 2 Source of term
+ 013678
360* Complex see also reference, subject
$ a* Heading referred to; i* Explanatory text
+ 678
368* Other attributes of person or corporate body
$ a* Type of corporate body; b* Type of jurisdiction; c* Other designation; d* Title of person; s Start period; t End period; u* Uniform Resource Identifier; v* Source of information; 2 Source
+ 013 678
370* Associated place
$ a Place of birth; b Place of death; c* Associated country; e* Place of residence or headquarters; f* Other associated place; g* Place of origin of work or expression; i* Relationship information; s Start period; t End period; u* Uniform Resource Identifier; v* Source of information; 2 Source of term
+ 0134678
371* Address
$ a* Address; b City; c Intermediate jurisdiction; d Country; e Postal code; m* Electronic mail address; s Start period; t End period; u* Uniform Resource Identifier; v* Source of information; z* Public note; 4* Relationship
+ 678
372* Field of activity
$ a* Field of activity; s Start period; t End period; u* Uniform Resource Identifier; v* Source of information; 2 Source of term
+ 013678
373* Associated group
$ a* Associated group; s Start period; t End period; u* Uniform Resource Identifier; v* Source of information; 2 Source of term
+ 013678
374* Occupation
$ a* Occupation; s Start period; t End period; u* Uniform Resource Identifier; v* Source of information; 2 Source of term
+ 013678
375* Gender
$ a* Gender; s Start period; t End period; u* Uniform Resource Identifier; v* Source of information; 2 Source of term
+ 013678
376* Family information
$ a* Type of family; b* Name of prominent member; c* Hereditary title; s Start period; t End period; u* Uniform Resource Identifier; v* Source of information; 2 Source of term
+ 013678
377* Associated language
2 Source of code|# MARC language code|7 Source specified in subfield $2
$ a* Language code; l* Language term; u* Uniform Resource Identifier; v* Source of information; 2 Source
+ 013678
378* Fuller form of personal name
$ q Fuller form of personal name; u* Uniform Resource Identifier; v* Source of information
+ 3678
380* Form of work
$ a* Form of work; 2 Source of term
+ 013678
381* Other distinguishing characteristics of work or expression
$ a* Other distinguishing characteristic; u* Uniform Resource Identifier; v* Source of information; 2 Source of term
+ 013678
382* Medium of performance
1 Display constant controller|# No information provided|0 Medium of performance|1 Partial medium of performance|2 Medium of performance of musical content of representative expression|3 Partial medium of performance of musical content of representative expression
2 Access control|# No information provided|0 Not intended for access|1 Intended for access
$ a* Medium of performance; b* Soloist; d* Doubling instrument; e* Number of ensembles of the same type; n* Number of performers of the same medium; p* Alternative medium of performance; r* Total number of individuals performing alongside ensembles; s* Total number of performers; t* Total number of ensembles; v* Note; 2 Source of term
+ 013678
383* Numeric designation of musical work
$ a* Serial number; b* Opus number; c* Thematic index number; d Thematic index code; e Publisher associated with opus number; 2 Source
+ 3678
384* Key
1 Key type|# Relationship to original unknown|0 Original key|1 Transposed key
$ a Key
+ 3678
385* Audience characteristics
$ a* Audience term; b* Audience code; m Demographic group term; n Demographic group code; 2 Source
+ 013678
386* Creator/contributor characteristics
$ a* Creator/contributor term; b* Creator/contributor code; i* Relationship information; m Demographic group term; n Demographic group code; 2 Source
+ 0134678
387* Representative expression characteristics
$ a* Aspect ratio of representative expression; b* Color content of representative expression; c* Content type of representative expression; d* Date of capture of representative expression; e* Date of representative expression; f* Duration of representative expression; g* Intended audience of representative expression; h* Language of representative expression; i* Place of capture of representative expression; j* Projection of cartographic content of representative expression; k* Scale of representative expression; l* Script of representative expression; m* Sound content of representative expression; 2 Source of term
+ 013678
388* Time period of creation
1 Type of time period|# No information provided|1 Creation of work|2 Creation of aggregate work
$ a* Time period of creation term; 2 Source of term
+ 013678
400* See from tracing, personal name
1 Type of personal name entry element|0 Forename|1 Surname|3 Family name
$ @person; @tracing
+ 45678
410* See from tracing, corporate name
1 Type of corporate name entry element|0 Inverted name|1 Jurisdiction name|2 Name in direct order
$ @corporate; @tracing
+ 45678
411* See from tracing, meeting name
1 Type of meeting name entry element|0 Inverted name|1 Jurisdiction name|2 Name in direct order
$ @meeting; @tracing
+ 45678
430* See from tracing, uniform title
2 Nonfiling characters|0-9 Number of nonfiling characters
$ @title; @tracing
+ 45678
447* See from tracing, named event
$ @event; @tracing
+ 45678
448* See from tracing, chronological term
$ @period; @tracing
+ 45678
450* See from tracing, topical term
$ @topic; @tracing
+ 45678
451* See from tracing, geographic name
$ @place; @tracing
+ 45678
455* See from tracing, genre/form term
$ @genre; @tracing
+ 45678
462* See from tracing, medium of performance term
$ a Medium of performance term; @tracing
+ 45678
480* See from tracing, general subdivision
$ @subdivision; @tracing
+ 45678
481* See from tracing, geographic subdivision
$ @subdivision; @tracing
+ 45678
482* See from tracing, chronological subdivision
$ @subdivision; @tracing
+ 45678
485* See from tracing, form subdivision
$ @subdivision; @tracing
+ 45678
500* See also from tracing, personal name
1 Type of personal name entry element|0 Forename|1 Surname|3 Family name
$ @person; @tracing
+ 0145678
510* See also from tracing, corporate name
1 Type of corporate name entry element|0 Inverted name|1 Jurisdiction name|2 Name in direct order
$ @corporate; @tracing
+ 0145678
511* See also from tracing, meeting name
1 Type of meeting name entry element|0 Inverted name|1 Jurisdiction name|2 Name in direct order
$ @meeting; @tracing
+ 0145678
530* See also from tracing, uniform title
2 Nonfiling characters|0-9 Number of nonfiling characters
$ @title; @tracing
+ 0145678
547* See also from tracing, named event
$ @event; @tracing
+ 0145678
548* See also from tracing, chronological term
$ @period; @tracing
+ 0145678
550* See also from tracing, topical term
$ @topic; @tracing
+ 0145678
551* See also from tracing, geographic name
$ @place; @tracing
+ 0145678
555* See also from tracing, genre/form term
$ @genre; @tracing
+ 0145678
562* See also from tracing, medium of performance term
$ a Medium of performance term; @tracing
+ 0145678
580* See also from tracing, general subdivision
$ @subdivision; @tracing
+ 0145678
581* See also from tracing, geographic subdivision
$ @subdivision; @tracing
+ 0145678
582* See also from tracing, chronological subdivision
$ @subdivision; @tracing
+ 0145678
585* See also from tracing, form subdivision
$ @subdivision; @tracing
+ 0145678
640* Series dates of publication and/or sequential designation
1 Note format style|0 Formatted style|1 Unformatted style
$ a Dates of publication and/or sequential designation; z Source of information
+ 678
641* Series numbering peculiarities
$ a Numbering peculiarities note; z Source of information
+ 678
642* Series numbering example
$ a Series numbering example; d Volumes or dates to which series numbering example applies; 5* Institution or copy to which field applies
+ 678
643* Series place and publisher or issuing body
$ a* Place; b* Publisher or issuing body; d Volumes or dates to which place and publisher or issuing body apply
+ 678
644* Series analysis practice
1 Series analysis practice|0 Analyzed in full|1 Analyzed in part|2 Not analyzed
$ a Series analysis practice; b Exceptions to analysis practice; d Volumes or dates to which analysis practice applies; 5* Institution or copy to which field applies
+ 678
645* Series tracing practice
1 Series tracing practice|1 Traced as a series added entry|2 Not traced as a series added entry
$ a Series tracing practice; d Volumes or dates to which tracing practice applies; 5* Institution or copy to which field applies
+ 678
646* Series classification practice
1 Series classification practice|0 Volumes classified separately|1 Volumes classified as a collection|2 Volumes classified with main or other series
$ a Series classification practice; d Volumes or dates to which classification practice applies; 5* Institution or copy to which field applies
+ 678
657* Index term, function
2 Source of term|7 Source specified in subfield $2
$ a Function; v* Form subdivision; x* General subdivision; y* Chronological subdivision; z* Geographic subdivision; 2 Source of term
+ 013678
663 Complex see also reference, name
$ a* Explanatory text; b* Heading referred to; t* Title referred to
+ 678
664 Complex see reference, name
$ a* Explanatory text; b* Heading referred to; t* Title referred to
+ 678
665 History reference
$ a* History reference
+ 678
666 General explanatory reference, name
$ a* General explanatory reference
+ 678
667* Nonpublic general note
$ a Nonpublic general note; 5* Institution to which field applies
+ 678
670* Source data found
$ a Source citation; b Information found; u* Uniform Resource Identifier; v* Source of information; w* Bibliographic record control number
+ 678
672* Title related to the entity
2 Nonfiling characters|0-9 Number of nonfiling characters
$ a Title; b Remainder of title; f Date; v* Source of information; w* Bibliographic record control number
+ 3678
673* Title not related to the entity
2 Nonfiling characters|0-9 Number of nonfiling characters
$ a Title; b Remainder of title; f Date; u* Uniform Resource Identifier; v* Source of information; w* Bibliographic record control number
+ 3678
675 Source data not found
$ a* Source citation
+ 678
677* Definition
$ a Definition; u* Uniform Resource Identifier; v* Source of information; 5* Institution to which field applies
+ 678
678* Biographical or historical data
1 Type of data|# No information provided|0 Biographical sketch|1 Administrative history
$ a* Biographical or historical data; b Expansion; u* Uniform Resource Identifier
+ 678
680* Public general note
$ a* Heading or subdivision term; i* Explanatory text; 5* Institution to which field applies
+ 678
681* Subject example tracing note
$ a* Subject heading or subdivision term; i* Explanatory text
+ 678
682 Deleted heading information
$ a* Replacement heading; i* Explanatory text
+ 0678
688* Application history note
$ a Application history note; 5* Institution to which field applies
+ 678
700* Established heading linking entry, personal name
1 Type of personal name entry element|0 Forename|1 Surname|3 Family name
2 Thesaurus|@thesaurus
$ @person; @linked
+ 045678
710* Established heading linking entry, corporate name
1 Type of corporate name entry element|0 Inverted name|1 Jurisdiction name|2 Name in direct order
2 Thesaurus|@thesaurus
$ @corporate; @linked
+ 045678
711* Established heading linking entry, meeting name
1 Type of meeting name entry element|0 Inverted name|1 Jurisdiction name|2 Name in direct order
2 Thesaurus|@thesaurus
$ @meeting; @linked
+ 045678
730* Established heading linking entry, uniform title
1 Nonfiling characters|0-9 Number of nonfiling characters
2 Thesaurus|@thesaurus
$ @title; @linked
+ 045678
747* Established heading linking entry, named event
2 Thesaurus|@thesaurus
$ @event; @linked
+ 045678
748* Established heading linking entry, chronological term
2 Thesaurus|@thesaurus
$ @period; @linked
+ 045678
750* Established heading linking entry, topical term
1 Level of subject|# No information provided|0 No level specified|1 Primary|2 Secondary
2 Thesaurus|@thesaurus
$ @topic; @linked
+ 045678
751* Established heading linking entry, geographic name
2 Thesaurus|@thesaurus
$ @place; @linked
+ 045678
755* Established heading linking entry, genre/form term
2 Thesaurus|@thesaurus
$ @genre; @linked
+ 045678
762* Established heading linking entry, medium of performance term
2 Thesaurus|@thesaurus
$ a Medium of performance term; @linked
+ 045678
780* Subdivision linking entry, general subdivision
2 Thesaurus|@thesaurus
$ @subdivision; @linked
+ 045678
781* Subdivision linking entry, geographic subdivision
2 Thesaurus|@thesaurus
$ @subdivision; @linked
+ 045678
782* Subdivision linking entry, chronological subdivision
2 Thesaurus|@thesaurus
$ @subdivision; @linked
+ 045678
785* Subdivision linking entry, form subdivision
2 Thesaurus|@thesaurus
$ @subdivision; @linked
+ 045678
788* Complex linking entry data
1 Type of heading|# No information provided|0 Unspecified
2 Thesaurus|@thesaurus
$ a* Heading referred to; i* Explanatory text; w Control subfield; 2 Source of heading or term
+ 045678
856* Electronic location and access
1 Access method|# No information provided|0 Email|1 FTP|2 Remote login (Telnet)|3 Dial-up|4 HTTP|7 Method specified in subfield $2
2 Relationship|# No information provided|0 Resource|1 Version of resource|2 Related resource|8 No display constant generated
$ a* Host name; c* Compression information; d* Path; f* Electronic name; g* Persistent identifier; h* Non-functioning Uniform Resource Identifier; l* Standardized information governing access; m* Contact for access assistance; n* Terms governing access; o Operating system; p Port; q* Electronic format type; r* Standardized information governing use and reproduction; s* File size; t* Terms governing use and reproduction; u* Uniform Resource Identifier; v* Hours access method available; w* Record control number; x* Nonpublic note; y* Link text; z* Public note; 2 Access method; 7* Access status
+ 368
880* Alternate graphic representation
1 As of the field that it stands beside|*
2 As of the field that it stands beside|*
$ *
883* Metadata provenance
1 Method of assignment|# No information provided, not applicable|0 Fully machine-generated|1 Partially machine-generated|2 Not machine-generated
$ a Creation process; c Confidence value; d Creation date; q Assigning or generating agency; u Uniform Resource Identifier; w* Record control number; x Validity end date
+ 018
884* Description conversion information
$ a Conversion process; g Conversion date; k Identifier of source metadata; q Conversion agency; u* Uniform Resource Identifier
885* Matching information
$ a Matching information; b Status of matching and its checking; c Confidence value; d Generation date; w* Record control number; x* Nonpublic note; z* Public note; 2 Source
+ 015
`
