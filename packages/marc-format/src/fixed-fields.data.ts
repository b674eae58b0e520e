/**
 * MARC 21: what stands at each position of the leader and of the control fields 006, 007 and 008, as `readFixedFields` reads
 * it. `= NAME` begins a table; a line `FROM[-TO] name|CODE meaning|…` a position or a run of them; `#` is a blank, and a `|`
 * as a value (no attempt to code) is allowed wherever `~` follows the name. `*`: each character of the run is a code of its
 * own. A line without codes is free text, dates or codes of another list.
 */
export const fixedFields = `
= leader bibliographic
00-04 Record length
05 Record status|a Increase in encoding level|c Corrected or revised|d Deleted|n New|p Increase in encoding level from prepublication
06 Type of record|a Language material|c Notated music|d Manuscript notated music|e Cartographic material|f Manuscript cartographic material|g Projected medium|i Nonmusical sound recording|j Musical sound recording|k Two-dimensional nonprojectable graphic|m Computer file|o Kit|p Mixed materials|r Three-dimensional artifact or naturally occurring object|t Manuscript language material
07 Bibliographic level|a Monographic component part|b Serial component part|c Collection|d Subunit|i Integrating resource|m Monograph/item|s Serial
08 Type of control|# No specified type|a Archival
09 Character coding scheme|# MARC-8|a UCS/Unicode
10 Indicator count|2 Two indicators
11 Subfield code count|2 Two characters
12-16 Base address of data
17 Encoding level|# Full level|1 Full level, material not examined|2 Less-than-full level, material not examined|3 Abbreviated level|4 Core level|5 Partial (preliminary) level|7 Minimal level|8 Prepublication level|u Unknown|z Not applicable
18 Descriptive cataloging form|# Non-ISBD|a AACR 2|c ISBD punctuation omitted|i ISBD punctuation included|n Non-ISBD punctuation omitted|u Unknown
19 Multipart resource record level|# Not specified or not applicable|a Set|b Part with independent title|c Part with dependent title
20 Length of the length-of-field portion|4 Four characters
21 Length of the starting-character-position portion|5 Five characters
22 Length of the implementation-defined portion|0 No characters
23 Undefined|0 Undefined
= leader authority
00-04 Record length
05 Record status|a Increase in encoding level|c Corrected or revised|d Deleted|n New|o Obsolete|s Deleted, heading split into two or more headings|x Deleted, heading replaced by another heading
06 Type of record|z Authority data
07-08 Undefined|# Undefined
09 Character coding scheme|# MARC-8|a UCS/Unicode
10 Indicator count|2 Two indicators
11 Subfield code count|2 Two characters
12-16 Base address of data
17 Encoding level|n Complete authority record|o Incomplete authority record
18 Punctuation policy|# No information provided|c Punctuation omitted|i Punctuation included|u Unknown
19 Undefined|# Undefined
20 Length of the length-of-field portion|4 Four characters
21 Length of the starting-character-position portion|5 Five characters
22 Length of the implementation-defined portion|0 No characters
23 Undefined|0 Undefined
= leader holdings
00-04 Record length
05 Record status|c Corrected or revised|d Deleted|n New
06 Type of record|u Unknown|v Multipart item holdings|x Single-part item holdings|y Serial item holdings
07-08 Undefined|# Undefined
09 Character coding scheme|# MARC-8|a UCS/Unicode
10 Indicator count|2 Two indicators
11 Subfield code count|2 Two characters
12-16 Base address of data
17 Encoding level|1 Holdings level 1|2 Holdings level 2|3 Holdings level 3|4 Holdings level 4|5 Holdings level 4 with piece designation|m Mixed level|u Unknown|z Other level
18 Item information in record|# No information provided|i Item information|n No item information
19 Undefined|# Undefined
20 Length of the length-of-field portion|4 Four characters
21 Length of the starting-character-position portion|5 Five characters
22 Length of the implementation-defined portion|0 No characters
23 Undefined|0 Undefined
= 008 all
00-05 Date entered on file
06 Type of date/publication status ~|b No dates given; B.C. date involved|c Continuing resource currently published|d Continuing resource ceased publication|e Detailed date|i Inclusive dates of collection|k Range of years of bulk of collection|m Multiple dates|n Dates unknown|p Date of distribution/release/issue and production/recording session when different|q Questionable date|r Reprint/reissue date and original date|s Single known date/probable date|t Publication date and copyright date|u Continuing resource status unknown
07-10 Date 1
11-14 Date 2
15-17 Place of publication, production or execution
35-37 Language
38 Modified record ~|# Not modified|d Dashed-on information omitted|o Completely romanized/printed cards romanized|r Completely romanized/printed cards in script|s Shortened|x Missing characters
39 Cataloging source ~|# National bibliographic agency|c Cooperative cataloging program|d Other|u Unknown
= 008 books
18-21* Illustrations ~|# No illustrations|a Illustrations|b Maps|c Portraits|d Charts|e Plans|f Plates|g Music|h Facsimiles|i Coats of arms|j Genealogical tables|k Forms|l Samples|m Phonodisc, phonowire, etc.|o Photographs|p Illuminations
22 Target audience ~|# Unknown or not specified|a Preschool|b Primary|c Pre-adolescent|d Adolescent|e Adult|f Specialized|g General|j Juvenile
23 Form of item ~|# None of the following|a Microfilm|b Microfiche|c Microopaque|d Large print|f Braille|o Online|q Direct electronic|r Regular print reproduction|s Electronic
24-27* Nature of contents ~|# No specified nature of contents|a Abstracts/summaries|b Bibliographies|c Catalogs|d Dictionaries|e Encyclopedias|f Handbooks|g Legal articles|i Indexes|j Patent document|k Discographies|l Legislation|m Theses|n Surveys of literature in a subject area|o Reviews|p Programmed texts|q Filmographies|r Directories|s Statistics|t Technical reports|u Standards/specifications|v Legal cases and case notes|w Law reports and digests|y Yearbooks|z Treaties|2 Offprints|5 Calendars|6 Comics/graphic novels
28 Government publication ~|# Not a government publication|a Autonomous or semi-autonomous component|c Multilocal|f Federal/national|i International intergovernmental|l Local|m Multistate|o Government publication, level undetermined|s State, provincial, territorial, dependent, etc.|u Unknown if item is government publication|z Other
29 Conference publication ~|0 Not a conference publication|1 Conference publication
30 Festschrift ~|0 Not a festschrift|1 Festschrift
31 Index ~|0 No index|1 Index present
32 Undefined ~|# Undefined
33 Literary form ~|0 Not fiction|1 Fiction|d Dramas|e Essays|f Novels|h Humor, satires, etc.|i Letters|j Short stories|m Mixed forms|p Poetry|s Speeches|u Unknown
34 Biography ~|# No biographical material|a Autobiography|b Individual biography|c Collective biography|d Contains biographical information
= 008 computer-files
18-21 Undefined ~|# Undefined
22 Target audience ~|# Unknown or not specified|a Preschool|b Primary|c Pre-adolescent|d Adolescent|e Adult|f Specialized|g General|j Juvenile
23 Form of item ~|# Unknown or not specified|o Online|q Direct electronic
24-25 Undefined ~|# Undefined
26 Type of computer file ~|a Numeric data|b Computer program|c Representational|d Document|e Bibliographic data|f Font|g Game|h Sound|i Interactive multimedia|j Online system or service|m Combination|u Unknown|z Other
27 Undefined ~|# Undefined
28 Government publication ~|# Not a government publication|a Autonomous or semi-autonomous component|c Multilocal|f Federal/national|i International intergovernmental|l Local|m Multistate|o Government publication, level undetermined|s State, provincial, territorial, dependent, etc.|u Unknown if item is government publication|z Other
29-34 Undefined ~|# Undefined
= 008 maps
18-21* Relief ~|# No relief shown|a Contours|b Shading|c Gradient and bathymetric tints|d Hachures|e Bathymetry/soundings|f Form lines|g Spot heights|i Pictorially|j Land forms|k Bathymetry/isolines|m Rock drawings|z Other
22-23 Projection ~|## Projection not specified|aa Aitoff|ab Gnomonic|ac Lambert's azimuthal equal area|ad Orthographic|ae Azimuthal equidistant|af Stereographic|ag General vertical near-sided|am Modified stereographic for Alaska|an Chamberlin trimetric|ap Polar stereographic|au Azimuthal, specific type unknown|az Azimuthal, other|ba Gall|bb Goode's homolographic|bc Lambert's cylindrical equal area|bd Mercator|be Miller|bf Mollweide|bg Sinusoidal|bh Transverse Mercator|bi Gauss-Kruger|bj Equirectangular|bk Krovak|bl Cassini-Soldner|bo Oblique Mercator|br Robinson|bs Space oblique Mercator|bu Cylindrical, specific type unknown|bz Cylindrical, other|ca Albers equal area|cb Bonne|cc Lambert's conformal conic|ce Equidistant conic|cp Polyconic|cu Conic, specific type unknown|cz Conic, other|da Armadillo|db Butterfly|dc Eckert|dd Goode's homolosine|de Miller's bipolar oblique conformal conic|df Van Der Grinten|dg Dimaxion|dh Cordiform|dl Lambert conformal|zz Other
24 Undefined ~|# Undefined
25 Type of cartographic material ~|a Single map|b Map series|c Map serial|d Globe|e Atlas|f Separate supplement to another work|g Bound as part of another work|u Unknown|z Other
26-27 Undefined ~|# Undefined
28 Government publication ~|# Not a government publication|a Autonomous or semi-autonomous component|c Multilocal|f Federal/national|i International intergovernmental|l Local|m Multistate|o Government publication, level undetermined|s State, provincial, territorial, dependent, etc.|u Unknown if item is government publication|z Other
29 Form of item ~|# None of the following|a Microfilm|b Microfiche|c Microopaque|d Large print|f Braille|o Online|q Direct electronic|r Regular print reproduction|s Electronic
30 Undefined ~|# Undefined
31 Index ~|0 No index|1 Index present
32 Undefined ~|# Undefined
33-34* Special format characteristics ~|# No specified special format characteristics|e Manuscript|j Picture card, post card|k Calendar|l Puzzle|n Game|o Wall map|p Playing cards|r Loose-leaf|z Other
= 008 music
18-19 Form of composition ~|an Anthems|bd Ballads|bg Bluegrass music|bl Blues|bt Ballets|ca Chaconnes|cb Chants, other religions|cc Chant, Christian|cg Concerti grossi|ch Chorales|cl Chorale preludes|cn Canons and rounds|co Concertos|cp Chansons, polyphonic|cr Carols|cs Chance compositions|ct Cantatas|cy Country music|cz Canzonas|df Dance forms|dv Divertimentos, serenades, cassations, divertissements and notturni|fg Fugues|fl Flamenco|fm Folk music|ft Fantasias|gm Gospel music|hy Hymns|jz Jazz|mc Musical revues and comedies|md Madrigals|mi Minuets|mo Motets|mp Motion picture music|mr Marches|ms Masses|mu Multiple forms|mz Mazurkas|nc Nocturnes|nn Not applicable|op Operas|or Oratorios|ov Overtures|pg Program music|pm Passion music|po Polonaises|pp Popular music|pr Preludes|ps Passacaglias|pt Part-songs|pv Pavans|rc Rock music|rd Rondos|rg Ragtime music|ri Ricercars|rp Rhapsodies|rq Requiems|sd Square dance music|sg Songs|sn Sonatas|sp Symphonic poems|st Studies and exercises|su Suites|sy Symphonies|tc Toccatas|tl Teatro lirico|ts Trio-sonatas|uu Unknown|vi Villancicos|vr Variations|wz Waltzes|za Zarzuelas|zz Other
20 Format of music ~|a Full score|b Miniature or study score|c Accompaniment reduced for keyboard|d Voice score with accompaniment omitted|e Condensed score or piano-conductor score|g Close score|h Chorus score|i Condensed score|j Performer-conductor part|k Vocal score|l Score|m Multiple score formats|n Not applicable|p Piano score|u Unknown|z Other
21 Music parts ~|# No parts in hand or not specified|d Instrumental and vocal parts|e Instrumental parts|f Vocal parts|n Not applicable|u Unknown
22 Target audience ~|# Unknown or unspecified|a Preschool|b Primary|c Pre-adolescent|d Adolescent|e Adult|f Specialized|g General|j Juvenile
23 Form of item ~|# None of the following|a Microfilm|b Microfiche|c Microopaque|d Large print|f Braille|o Online|q Direct electronic|r Regular print reproduction|s Electronic
24-29* Accompanying matter ~|# No accompanying matter|a Discography|b Bibliography|c Thematic index|d Libretto or text|e Biography of composer or author|f Biography of performer or history of ensemble|g Technical and/or historical information on instruments|h Technical information on music|i Historical information|k Ethnological information|r Instructional materials|s Music|z Other
30-31* Literary text for sound recordings ~|# Item is a music sound recording|a Autobiography|b Biography|c Conference proceedings|d Drama|e Essays|f Fiction|g Reporting|h History|i Instruction|j Language instruction|k Comedy|l Lectures, speeches|m Memoirs|n Not applicable|o Folktales|p Poetry|r Rehearsals|s Sounds|t Interviews|z Other
32 Undefined ~|# Undefined
33 Transposition and arrangement ~|# Not arrangement or transposition or not specified|a Transposition|b Arrangement|c Both transposed and arranged|n Not applicable|u Unknown
34 Undefined ~|# Undefined
= 008 continuing-resources
18 Frequency ~|# No determinable frequency|a Annual|b Bimonthly|c Semiweekly|d Daily|e Biweekly|f Semiannual|g Biennial|h Triennial|i Three times a week|j Three times a month|k Continuously updated|m Monthly|q Quarterly|s Semimonthly|t Three times a year|u Unknown|w Weekly|z Other
19 Regularity ~|n Normalized irregular|r Regular|u Unknown|x Completely irregular
20 Undefined ~|# Undefined
21 Type of continuing resource ~|# None of the following|d Updating database|g Magazine|h Blog|j Journal|l Updating loose-leaf|m Monographic series|n Newspaper|p Periodical|r Repository|s Newsletter|t Directory|w Updating Web site
22 Form of original item ~|# None of the following|a Microfilm|b Microfiche|c Microopaque|d Large print|e Newspaper format|f Braille|o Online|q Direct electronic|s Electronic
23 Form of item ~|# None of the following|a Microfilm|b Microfiche|c Microopaque|d Large print|f Braille|o Online|q Direct electronic|r Regular print reproduction|s Electronic
24 Nature of entire work ~|# Not specified|a Abstracts/summaries|b Bibliographies|c Catalogs|d Dictionaries|e Encyclopedias|f Handbooks|g Legal articles|h Biography|i Indexes|k Discographies|l Legislation|m Theses|n Surveys of literature in a subject area|o Reviews|p Programmed texts|q Filmographies|r Directories|s Statistics|t Technical reports|u Standards/specifications|v Legal cases and case notes|w Law reports and digests|y Yearbooks|z Treaties|5 Calendars|6 Comics/graphic novels
25-27* Nature of contents ~|# Not specified|a Abstracts/summaries|b Bibliographies|c Catalogs|d Dictionaries|e Encyclopedias|f Handbooks|g Legal articles|h Biography|i Indexes|k Discographies|l Legislation|m Theses|n Surveys of literature in a subject area|o Reviews|p Programmed texts|q Filmographies|r Directories|s Statistics|t Technical reports|u Standards/specifications|v Legal cases and case notes|w Law reports and digests|y Yearbooks|z Treaties|5 Calendars|6 Comics/graphic novels
28 Government publication ~|# Not a government publication|a Autonomous or semi-autonomous component|c Multilocal|f Federal/national|i International intergovernmental|l Local|m Multistate|o Government publication, level undetermined|s State, provincial, territorial, dependent, etc.|u Unknown if item is government publication|z Other
29 Conference publication ~|0 Not a conference publication|1 Conference publication
30-32 Undefined ~|# Undefined
33 Original alphabet or script of title ~|# No alphabet or script given/no key title|a Basic Roman|b Extended Roman|c Cyrillic|d Japanese|e Chinese|f Arabic|g Greek|h Hebrew|i Thai|j Devanagari|k Korean|l Tamil|u Unknown|z Other
34 Entry convention ~|0 Successive entry|1 Latest entry|2 Integrated entry
= 008 visual-materials
18-20 Running time for motion pictures and videorecordings
21 Undefined ~|# Undefined
22 Target audience ~|# Unknown or not specified|a Preschool|b Primary|c Pre-adolescent|d Adolescent|e Adult|f Specialized|g General|j Juvenile
23-27 Undefined ~|# Undefined
28 Government publication ~|# Not a government publication|a Autonomous or semi-autonomous component|c Multilocal|f Federal/national|i International intergovernmental|l Local|m Multistate|o Government publication, level undetermined|s State, provincial, territorial, dependent, etc.|u Unknown if item is government publication|z Other
29 Form of item ~|# None of the following|a Microfilm|b Microfiche|c Microopaque|d Large print|f Braille|o Online|q Direct electronic|r Regular print reproduction|s Electronic
30-32 Undefined ~|# Undefined
33 Type of visual material ~|a Art original|b Kit|c Art reproduction|d Diorama|f Filmstrip|g Game|i Picture|k Graphic|l Technical drawing|m Motion picture|n Chart|o Flash card|p Microscope slide|q Model|r Realia|s Slide|t Transparency|v Videorecording|w Toy|z Other
34 Technique ~|a Animation|c Animation and live action|l Live action|n Not applicable|u Unknown|z Other
= 008 mixed-materials
18-22 Undefined ~|# Undefined
23 Form of item ~|# None of the following|a Microfilm|b Microfiche|c Microopaque|d Large print|f Braille|o Online|q Direct electronic|r Regular print reproduction|s Electronic
24-34 Undefined ~|# Undefined
= 008 authority
00-05 Date entered on file
06 Direct or indirect geographic subdivision ~|# Not subdivided geographically|d Subdivided geographically, direct|i Subdivided geographically, indirect|n Not applicable
07 Romanization scheme ~|a International standard|b National standard|c National library association standard|d National library or bibliographic agency standard|e Local standard|f Standard of unknown origin|g Conventional romanization or conventional form of name in language of cataloging agency|n Not applicable
08 Language of catalog ~|# No information provided|b English and French|e English only|f French only
09 Kind of record ~|a Established heading|b Untraced reference|c Traced reference|d Subdivision|e Node label|f Established heading and subdivision|g Reference and subdivision
10 Descriptive cataloging rules ~|a Earlier rules|b AACR 1|c AACR 2|d AACR 2 compatible heading|n Not applicable|z Other
11 Subject heading system/thesaurus ~|# Subfield $2 or no information|a Library of Congress Subject Headings|b Library of Congress Children's and Young Adults' Subject Headings|c Medical Subject Headings|d National Agricultural Library subject authority file|k Canadian Subject Headings|n Not applicable|r Art & Architecture Thesaurus|s Sears List of Subject Headings|v Répertoire de vedettes-matière|z Other
12 Type of series ~|a Monographic series|b Multipart item|c Series-like phrase|n Not applicable|z Other
13 Numbered or unnumbered series ~|a Numbered|b Unnumbered|c Numbering varies|n Not applicable
14 Heading use, main or added entry ~|a Appropriate|b Not appropriate
15 Heading use, subject added entry ~|a Appropriate|b Not appropriate
16 Heading use, series added entry ~|a Appropriate|b Not appropriate
17 Type of subject subdivision ~|a Topical|b Form|c Chronological|d Geographic|e Language|n Not applicable
18-27 Undefined ~|# Undefined
28 Type of government agency ~|# Not a government agency|a Autonomous or semi-autonomous component|c Multilocal|f Federal/national|i International intergovernmental|l Local|m Multistate|o Government agency, type undetermined|s State, provincial, territorial, dependent, etc.|u Unknown if heading is government agency|z Other
29 Reference evaluation ~|a Tracings are consistent with the heading|b Tracings are not necessarily consistent with the heading|n Not applicable
30 Undefined ~|# Undefined
31 Record update in process ~|a Record can be used|b Record is being updated
32 Undifferentiated personal name ~|a Differentiated personal name|b Undifferentiated personal name|n Not applicable
33 Level of establishment ~|a Fully established|b Memorandum|c Provisional|d Preliminary|n Not applicable
34-37 Undefined ~|# Undefined
38 Modified record ~|# Not modified|s Shortened|x Missing characters
39 Cataloging source ~|# National bibliographic agency|c Cooperative cataloging program|d Other|u Unknown
= 008 holdings
00-05 Date entered on file
06 Receipt, acquisition or access status|0 Unknown|1 Other receipt or acquisition status|2 Received and complete or ceased|3 On order|4 Currently received|5 Not currently received|6 External access
07 Method of acquisition|c Cooperative or consortial purchase|d Deposit|e Exchange|f Free|g Gift|l Legal deposit|m Membership|n Non-library purchase|p Purchase|q Lease|u Unknown|z Other method of acquisition
08-11 Expected acquisition end date
12 General retention policy|0 Unknown|1 Other general retention policy|2 Retained except as replaced by updates|3 Sample issue retained|4 Retained until replaced by microform|5 Retained until replaced by cumulation, replacement volume or revision|6 Retained for a limited period|7 Not retained|8 Permanently retained
13 Policy type|# No information provided|l Latest|p Previous
14 Number of units|# No information provided|1-9 Number of units
15 Unit type|# No information provided|m Month(s)|w Week(s)|y Year(s)|e Edition(s)|i Issue(s)|s Supplement(s)
16 Completeness|0 Other|1 Complete|2 Incomplete|3 Scattered|4 Not applicable
17-19 Number of copies reported
20 Lending policy|a Will lend|b Will not lend|c Will lend hard copy only|l Limited lending policy|u Unknown
21 Reproduction policy|a Will reproduce|b Will not reproduce|u Unknown
22-24 Language
25 Separate or composite copy report|0 Separate copy report|1 Composite copy report
26-31 Date of report
= 007 a Map
01 Specific material designation ~|d Atlas|g Diagram|j Map|k Profile|q Model|r Remote-sensing image|s Section|u Unspecified|y View|z Other
02 Undefined|# Undefined
03 Color ~|a One color|c Multicolored
04 Physical medium ~|a Paper|b Wood|c Stone|d Metal|e Synthetic|f Skin|g Textile|i Plastic|j Glass|l Vinyl|n Vellum|p Plaster|q Flexible base photographic, positive|r Flexible base photographic, negative|s Non-flexible base photographic, positive|t Non-flexible base photographic, negative|u Unknown|v Leather|w Parchment|x Not applicable|y Other photographic medium|z Other
05 Type of reproduction ~|f Facsimile|n Not applicable|u Unknown|z Other
06 Production/reproduction details ~|a Photocopy, blueline print|b Photocopy|c Pre-production|d Film|u Unknown|z Other
07 Positive/negative aspect ~|a Positive|b Negative|m Mixed polarity|n Not applicable
= 007 c Electronic resource
01 Specific material designation ~|a Tape cartridge|b Chip cartridge|c Computer optical disc cartridge|d Computer disc, type unspecified|e Computer disc cartridge, type unspecified|f Tape cassette|h Tape reel|j Magnetic disk|k Computer card|m Magneto-optical disc|o Optical disc|r Remote|s Standalone device|u Unspecified|z Other
02 Undefined|# Undefined
03 Color ~|a One color|b Black-and-white|c Multicolored|g Gray scale|m Mixed|n Not applicable|u Unknown|z Other
04 Dimensions ~|a 3 1/2 in.|e 12 in.|g 4 3/4 in. or 12 cm.|i 1 1/8 x 2 3/8 in.|j 3 7/8 x 2 1/2 in.|n Not applicable|o 5 1/4 in.|u Unknown|v 8 in.|z Other
05 Sound ~|# No sound (silent)|a Sound on medium|u Unknown
06-08 Image bit depth
09 File formats ~|a One file format|m Multiple file formats|u Unknown
10 Quality assurance targets ~|a Absent|n Not applicable|p Present|u Unknown
11 Antecedent/source ~|a File reproduced from original|b File reproduced from microform|c File reproduced from an electronic resource|d File reproduced from an intermediate (not microform)|m Mixed|n Not applicable|u Unknown
12 Level of compression ~|a Uncompressed|b Lossless|d Lossy|m Mixed|u Unknown
13 Reformatting quality ~|a Access|n Not applicable|p Preservation|r Replacement|u Unknown
= 007 d Globe
01 Specific material designation ~|a Celestial globe|b Planetary or lunar globe|c Terrestrial globe|e Earth moon globe|u Unspecified|z Other
02 Undefined|# Undefined
03 Color ~|a One color|c Multicolored
04 Physical medium ~|a Paper|b Wood|c Stone|d Metal|e Synthetic|f Skin|g Textile|i Plastic|l Vinyl|n Vellum|p Plaster|u Unknown|v Leather|w Parchment|z Other
05 Type of reproduction ~|f Facsimile|n Not applicable|u Unknown|z Other
= 007 f Tactile material
01 Specific material designation ~|a Moon|b Braille|c Combination|d Tactile, with no writing system|u Unspecified|z Other
02 Undefined|# Undefined
03-04* Class of braille writing ~|# No specified class of braille writing|a Literary braille|b Format code braille|c Mathematics and scientific braille|d Computer braille|e Music braille|m Multiple braille types|n Not applicable|u Unknown|z Other
05 Level of contraction ~|a Uncontracted|b Contracted|m Combination|n Not applicable|u Unknown|z Other
06-08* Braille music format ~|# No specified braille music format|a Bar over bar|b Bar by bar|c Line over line|d Paragraph|e Single line|f Section by section|g Line by line|h Open score|i Spanner short form scoring|j Short form scoring|k Outline|l Vertical score|n Not applicable|u Unknown|z Other
09 Special physical characteristics ~|a Print/braille|b Jumbo or enlarged braille|n Not applicable|u Unknown|z Other
= 007 g Projected graphic
01 Specific material designation ~|c Filmstrip cartridge|d Filmslip|f Filmstrip, type unspecified|o Filmstrip roll|s Slide|t Transparency|u Unspecified|z Other
02 Undefined|# Undefined
03 Color ~|a One color|b Black-and-white|c Multicolored|h Hand colored|m Mixed|n Not applicable|u Unknown|z Other
04 Base of emulsion ~|d Glass|e Synthetic|j Safety film|k Film base, other than safety film|m Mixed collection|o Paper|u Unknown|z Other
05 Sound on medium or separate ~|# No sound (silent)|a Sound on medium|b Sound separate from medium|u Unknown
06 Medium for sound ~|# No sound (silent)|a Optical sound track on motion picture film|b Magnetic sound track on motion picture film|c Magnetic audio tape in cartridge|d Sound disc|e Magnetic audio tape on reel|f Magnetic audio tape in cassette|g Optical and magnetic sound track on motion picture film|h Videotape|i Videodisc|u Unknown|z Other
07 Dimensions ~|a Standard 8 mm.|b Super 8 mm./single 8 mm.|c 9.5 mm.|d 16 mm.|e 28 mm.|f 35 mm.|g 70 mm.|j 2 x 2 in. or 5 x 5 cm.|k 2 1/4 x 2 1/4 in. or 6 x 6 cm.|s 4 x 5 in. or 10 x 13 cm.|t 5 x 7 in. or 13 x 18 cm.|u Unknown|v 8 x 10 in. or 21 x 26 cm.|w 9 x 9 in. or 23 x 23 cm.|x 10 x 10 in. or 26 x 26 cm.|y 7 x 7 in. or 18 x 18 cm.|z Other
08 Secondary support material ~|# No secondary support|c Cardboard|d Glass|e Synthetic|h Metal|j Metal and glass|k Synthetic and glass|m Mixed collection|u Unknown|z Other
= 007 h Microform
01 Specific material designation ~|a Aperture card|b Microfilm cartridge|c Microfilm cassette|d Microfilm reel|e Microfiche|f Microfiche cassette|g Microopaque|h Microfilm slip|j Microfilm roll|u Unspecified|z Other
02 Undefined|# Undefined
03 Positive/negative aspect ~|a Positive|b Negative|m Mixed polarity|u Unknown
04 Dimensions ~|a 8 mm.|d 16 mm.|f 35 mm.|g 70 mm.|h 105 mm.|l 3 x 5 in. or 8 x 13 cm.|m 4 x 6 in. or 11 x 15 cm.|o 6 x 9 in. or 16 x 23 cm.|p 3 1/4 x 7 3/8 in. or 9 x 19 cm.|u Unknown|z Other
05 Reduction ratio range ~|a Low reduction ratio|b Normal reduction|c High reduction|d Very high reduction|e Ultra high reduction|u Unknown|v Reduction rate varies
06-08 Reduction ratio
09 Color ~|b Black-and-white|c Multicolored|m Mixed|u Unknown|z Other
10 Emulsion on film ~|a Silver halide|b Diazo|c Vesicular|m Mixed emulsion|n Not applicable|u Unknown|z Other
11 Generation ~|a First generation (master)|b Printing master|c Service copy|m Mixed generation|u Unknown
12 Base of film ~|a Safety base, undetermined|c Safety base, acetate undetermined|d Safety base, diacetate|i Nitrate base|m Mixed base (nitrate and safety)|n Not applicable|p Safety base, polyester|r Safety base, mixed|t Safety base, triacetate|u Unknown|z Other
= 007 k Nonprojected graphic
01 Specific material designation ~|a Activity card|c Collage|d Drawing|e Painting|f Photomechanical print|g Photonegative|h Photoprint|i Picture|j Print|k Poster|l Technical drawing|n Chart|o Flash card|p Postcard|q Icon|r Radiograph|s Study print|u Unspecified|v Photograph, type unspecified|z Other
02 Undefined|# Undefined
03 Color ~|a One color|b Black-and-white|c Multicolored|h Hand colored|m Mixed|u Unknown|z Other
04 Primary support material ~|a Canvas|b Bristol board|c Cardboard/illustration board|d Glass|e Synthetic|f Skin|g Textile|h Metal|i Plastic|l Vinyl|m Mixed collection|n Vellum|o Paper|p Plaster|q Hardboard|r Porcelain|s Stone|t Wood|u Unknown|v Leather|w Parchment|z Other
05 Secondary support material ~|# No secondary support|a Canvas|b Bristol board|c Cardboard/illustration board|d Glass|e Synthetic|f Skin|g Textile|h Metal|i Plastic|l Vinyl|m Mixed collection|n Vellum|o Paper|p Plaster|q Hardboard|r Porcelain|s Stone|t Wood|u Unknown|v Leather|w Parchment|z Other
= 007 m Motion picture
01 Specific material designation ~|c Film cartridge|f Film cassette|o Film roll|r Film reel|u Unspecified|z Other
02 Undefined|# Undefined
03 Color ~|b Black-and-white|c Multicolored|h Hand colored|m Mixed|n Not applicable|u Unknown|z Other
04 Motion picture presentation format ~|a Standard sound aperture (reduced frame)|b Nonanamorphic (wide-screen)|c 3D|d Anamorphic (wide-screen)|e Other wide-screen format|f Standard silent aperture (full frame)|u Unknown|z Other
05 Sound on medium or separate ~|# No sound (silent)|a Sound on medium|b Sound separate from medium|u Unknown
06 Medium for sound ~|# No sound (silent)|a Optical sound track on motion picture film|b Magnetic sound track on motion picture film|c Magnetic audio tape in cartridge|d Sound disc|e Magnetic audio tape on reel|f Magnetic audio tape in cassette|g Optical and magnetic sound track on motion picture film|h Videotape|i Videodisc|u Unknown|z Other
07 Dimensions ~|a Standard 8 mm.|b Super 8 mm./single 8 mm.|c 9.5 mm.|d 16 mm.|e 28 mm.|f 35 mm.|g 70 mm.|u Unknown|z Other
08 Configuration of playback channels ~|k Mixed|m Monaural|n Not applicable|q Quadraphonic, multichannel or surround|s Stereophonic|u Unknown|z Other
09 Production elements ~|a Workprint|b Trims|c Outtakes|d Rushes|e Mixing tracks|f Title bands/inter-title rolls|g Production rolls|n Not applicable|z Other
10 Positive/negative aspect ~|a Positive|b Negative|n Not applicable|u Unknown|z Other
11 Generation ~|d Duplicate|e Master|o Original|r Reference print/viewing copy|u Unknown|z Other
12 Base of film ~|a Safety base, undetermined|c Safety base, acetate undetermined|d Safety base, diacetate|i Nitrate base|m Mixed base (nitrate and safety)|n Not applicable|p Safety base, polyester|r Safety base, mixed|t Safety base, triacetate|u Unknown|z Other
13 Refined categories of color ~|a 3 layer color|b 2 color, single strip|c Undetermined 2 color|d Undetermined 3 color|e 3 strip color|f 2 strip color|g Red strip|h Blue or green strip|i Cyan strip|j Magenta strip|k Yellow strip|l S E N 2|m S E N 3|n Not applicable|p Sepia tone|q Other tone|r Tint|s Tinted and toned|t Stencil color|u Unknown|v Hand colored|z Other
14 Kind of color stock or print ~|a Imbibition dye transfer prints|b Three-layer stock|c Three layer stock, low fade|d Duplitized stock|n Not applicable|u Unknown|z Other
15 Deterioration stage ~|a None apparent|b Nitrate: suspicious odor|c Nitrate: pungent odor|d Nitrate: brownish, discoloration, fading, dusty|e Nitrate: sticky|f Nitrate: frothy, bubbles, blisters|g Nitrate: congealed|h Nitrate: powder|k Non-nitrate: detectable deterioration|l Non-nitrate: advanced deterioration|m Non-nitrate: disaster
16 Completeness ~|c Complete|i Incomplete|n Not applicable|u Unknown
17-22 Film inspection date
= 007 o Kit
01 Specific material designation ~|u Unspecified
= 007 q Notated music
01 Specific material designation ~|u Unspecified
= 007 r Remote-sensing image
01 Specific material designation ~|u Unspecified
02 Undefined|# Undefined
03 Altitude of sensor ~|a Surface|b Airborne|c Spaceborne|n Not applicable|u Unknown|z Other
04 Attitude of sensor ~|a Low oblique|b High oblique|c Vertical|n Not applicable|u Unknown
05 Cloud cover ~|0 0-9%|1 10-19%|2 20-29%|3 30-39%|4 40-49%|5 50-59%|6 60-69%|7 70-79%|8 80-89%|9 90-100%|n Not applicable|u Unknown
06 Platform construction type ~|a Balloon|b Aircraft, low altitude|c Aircraft, medium altitude|d Aircraft, high altitude|e Manned spacecraft|f Unmanned spacecraft|g Land-based remote-sensing device|h Water surface-based remote-sensing device|i Submersible remote-sensing device|n Not applicable|u Unknown|z Other
07 Platform use category ~|a Meteorological|b Surface observing|c Space observing|m Mixed uses|n Not applicable|u Unknown|z Other
08 Sensor type ~|a Active|b Passive|u Unknown|z Other
09-10 Data type
= 007 s Sound recording
01 Specific material designation ~|b Belt|d Sound disc|e Cylinder|g Sound cartridge|i Sound-track film|o Roll|q Player roll|r Remote|s Sound cassette|t Sound-tape reel|u Unspecified|w Wire recording|z Other
02 Undefined|# Undefined
03 Speed ~|a 16 rpm|b 33 1/3 rpm|c 45 rpm|d 78 rpm|e 8 rpm|f 1.4 m. per second|h 120 rpm|i 160 rpm|k 15/16 ips|l 1 7/8 ips|m 3 3/4 ips|n Not applicable|o 7 1/2 ips|p 15 ips|r 30 ips|u Unknown|z Other
04 Configuration of playback channels ~|m Monaural|n Not applicable|q Quadraphonic, multichannel or surround|s Stereophonic|u Unknown|z Other
05 Groove width/groove pitch ~|m Microgroove/fine|n Not applicable|s Coarse/standard|u Unknown|z Other
06 Dimensions ~|a 3 in. diameter|b 5 in. diameter|c 7 in. diameter|d 10 in. diameter|e 12 in. diameter|f 16 in. diameter|g 4 3/4 in. or 12 cm. diameter|j 3 7/8 x 2 1/2 in.|n Not applicable|o 5 1/4 x 3 7/8 in.|s 2 3/4 x 4 in.|u Unknown|z Other
07 Tape width ~|l 1/8 in.|m 1/4 in.|n Not applicable|o 1/2 in.|p 1 in.|u Unknown|z Other
08 Tape configuration ~|a Full (1) track|b Half (2) track|c Quarter (4) track|d Eight track|e Twelve track|f Sixteen track|n Not applicable|u Unknown|z Other
09 Kind of disc, cylinder or tape ~|a Master tape|b Tape duplication master|d Disc master (negative)|i Instantaneous (recorded on the spot)|m Mass-produced|n Not applicable|r Mother (positive)|s Stamper (negative)|t Test pressing|u Unknown|z Other
10 Kind of material ~|a Lacquer coating|b Cellulose nitrate|c Acetate tape with ferrous oxide|g Glass with lacquer|i Aluminum with lacquer|l Metal|m Plastic with metal|n Not applicable|p Plastic|r Paper with lacquer or ferrous oxide|s Shellac|u Unknown|w Wax|z Other
11 Kind of cutting ~|h Hill-and-dale cutting|l Lateral or combined cutting|n Not applicable|u Unknown
12 Special playback characteristics ~|a NAB standard|b CCIR standard|c Dolby-B encoded|d dbx encoded|e Digital recording|f Dolby-A encoded|g Dolby-C encoded|h CX encoded|n Not applicable|u Unknown|z Other
13 Original capture and storage technique ~|a Acoustical capture, direct storage|b Direct storage, not acoustical|d Digital storage|e Analog electrical storage|u Unknown|z Other
= 007 t Text
01 Specific material designation ~|a Regular print|b Large print|c Braille|d Loose-leaf|u Unspecified|z Other
= 007 v Videorecording
01 Specific material designation ~|c Videocartridge|d Videodisc|f Videocassette|r Videoreel|u Unspecified|z Other
02 Undefined|# Undefined
03 Color ~|a One color|b Black-and-white|c Multicolored|m Mixed|n Not applicable|u Unknown|z Other
04 Videorecording format ~|a Beta (1/2 in., videocassette)|b VHS (1/2 in., videocassette)|c U-matic (3/4 in., videocassette)|d EIAJ (1/2 in. reel)|e Type C (1 in., reel)|f Quadruplex (1 in. or 2 in., reel)|g Laserdisc|h CED (Capacitance Electronic Disc) videodisc|i Betacam (1/2 in., videocassette)|j Betacam SP (1/2 in., videocassette)|k Super-VHS (1/2 in., videocassette)|m M-II (1/2 in., videocassette)|o D-2 (3/4 in., videocassette)|p 8 mm.|q Hi-8 mm.|s Blu-ray disc|u Unknown|v DVD|z Other
05 Sound on medium or separate ~|# No sound (silent)|a Sound on medium|b Sound separate from medium|u Unknown
06 Medium for sound ~|# No sound (silent)|a Optical sound track on motion picture film|b Magnetic sound track on motion picture film|c Magnetic audio tape in cartridge|d Sound disc|e Magnetic audio tape on reel|f Magnetic audio tape in cassette|g Optical and magnetic sound track on motion picture film|h Videotape|i Videodisc|u Unknown|z Other
07 Dimensions ~|a 8 mm.|m 1/4 in.|o 1/2 in.|p 1 in.|q 2 in.|r 3/4 in.|u Unknown|z Other
08 Configuration of playback channels ~|k Mixed|m Monaural|n Not applicable|q Quadraphonic, multichannel or surround|s Stereophonic|u Unknown|z Other
= 007 z Unspecified
01 Specific material designation ~|m Multiple physical forms|u Unspecified|z Other
`
