/**
 * What instructions of MarcEdit do, in blocks: what is shown, the instruction (`⇥` is a tab), the lines of a record before it,
 * and behind `--` the lines after it. `<98>` is the character of that number.
 */
export const verbCases = String.raw`
# adds a field behind others with its tag
> ADD⇥506⇥1\$aStaff.$5MU⇥100⇥
  =245  10$aE
  =506  0\$aAll.
  =650  \0$aX
--
  =245  10$aE
  =506  0\$aAll.
  =506  1\$aStaff.$5MU
  =650  \0$aX

# adds only where the tag is absent (101)
> ADD⇥506⇥1\$aStaff.⇥101⇥
  =506  0\$aAll.
--
  =506  0\$aAll.

# adds only what is not there (108)
> ADD⇥336⇥\\$atext$btxt$2rdacontent⇥108⇥
  =336  \\$atext$btxt$2rdacontent
--
  =336  \\$atext$btxt$2rdacontent

# adds where another field of the tag stands (108)
> ADD⇥336⇥\\$atext⇥108⇥
  =336  \\$amusic
--
  =336  \\$amusic
  =336  \\$atext

# adds where the record fits (106)
> ADD⇥655⇥\4$aBooks.⇥106⇥//=LDR.{8}[amt][m].+//
  =245  10$aE
--
  =245  10$aE
  =655  \4$aBooks.

# adds nothing where it does not (106)
> ADD⇥655⇥\4$aMaps.⇥106⇥/=LDR.{8}[e,f].+/
  =245  10$aE
--
  =245  10$aE

# adds by a condition without slashes, and with a place behind
> ADD⇥877⇥\\$mBook⇥106⇥=LDR.{8}a.+⇥100⇥
  =245  10$aE
--
  =245  10$aE
  =877  \\$mBook

# adds where the record does not fit
> ADD⇥655⇥\4$aX⇥106⇥NOT /=856/
  =245  10$aE
--
  =245  10$aE
  =655  \4$aX

# adds a control field
> ADD⇥007⇥cr\cn\⇥101⇥
  =001  1
  =245  10$aE
--
  =001  1
  =007  cr\cn\
  =245  10$aE

# deletes by tags
> DELETE⇥9xx⇥⇥0⇥False⇥False⇥False⇥False⇥False
  =245  10$aE
  =901  \\$a1
  =999  \\$a2
--
  =245  10$aE

# deletes by text
> DELETE⇥655⇥Electronic books⇥0⇥False⇥False⇥False⇥False⇥False
  =655  \0$aElectronic books.
  =655  \7$aMaps.
--
  =655  \7$aMaps.

# deletes by indicators
> DELETE⇥035⇥9\⇥0⇥False⇥False⇥False⇥False⇥False
  =035  \9$a1
  =035  9\$a2
--
  =035  \9$a1

# deletes by indicators and text
> DELETE⇥856⇥42$⇥0⇥False⇥False⇥False⇥False⇥False
  =856  40$3Volume 1$uhttps://a.org$zFor students
  =856  42$uhttps://b.org
--
  =856  40$3Volume 1$uhttps://a.org$zFor students

# deletes what does not fit
> DELETE⇥035⇥\\$a(OCoLC)⇥0⇥False⇥True⇥False⇥False⇥False
  =035  \\$a(OCoLC)1
  =035  \\$a(XY)2
--
  =035  \\$a(OCoLC)1

# deletes by a regular expression what does not fit
> DELETE⇥856⇥40\$uhttps:\/\/a\.org\/.+$⇥2⇥False⇥True⇥False⇥False⇥False
  =856  40$uhttps://a.org/1
  =856  40$uhttps://a.org/
--
  =856  40$uhttps://a.org/1

# deletes with the columns of an older version
> DELETE⇥029⇥
  =029  1\$aX
  =035  \\$a1
--
  =035  \\$a1

# replaces plain text in the line
> REPLACE⇥=001  ⇥=001  XY⇥0⇥⇥0⇥False
  =001  123
--
  =001  XY123

# replaces plain text with dollars as it is
> REPLACE⇥=035  9\$a⇥=935  9\$a$1⇥0⇥⇥0⇥False
  =035  9\$a123
--
  =935  9\$a$1123

# replaces without regard to a missing condition
> REPLACE⇥=336  \\$2rdacontent$atext⇥=336  \\$atext$2rdacontent⇥0⇥⇥1
  =336  \\$2rdacontent$atext
--
  =336  \\$atext$2rdacontent

# sets a position by a regular expression where the record fits
> REPLACE⇥(=008.{25}).{1}(.+)⇥$1o$2⇥2⇥=LDR.{8}[a,c][c,m,s,i].+⇥2⇥False
  =008  260131s2026\\\\gw\\\\\\\\\\\\000\1\ger\d
--
  =008  260131s2026\\\\gw\\\\\\o\\\\\000\1\ger\d

# and leaves the others
> REPLACE⇥(=008.{31}).{1}(.+)⇥$1o$2⇥2⇥=LDR.{8}[e,f,g,k].+⇥2⇥False
  =008  260131s2026\\\\gw\\\\\\\\\\\\000\1\ger\d
--
  =008  260131s2026\\\\gw\\\\\\\\\\\\000\1\ger\d

# replaces where the record has not
> REPLACE⇥CLSU⇥OSU⇥0⇥NOT =856⇥0⇥False
  =040  \\$aCLSU
--
  =040  \\$aOSU

# replaces by a blank at the end
> REPLACE⇥(^=008 .{29})(.)⇥$1\⇥2⇥⇥0⇥False
  =008  260131s2026\\\\gw\\\\\\\\\\\x000\1\ger\d
--
  =008  260131s2026\\\\gw\\\\\\\\\\\\000\1\ger\d

# cuts the end of a line
> REPLACE⇥(=050.+)(e[b,B]ook)⇥$1⇥2⇥⇥0⇥False
  =050  \4$aQA76$beBook
--
  =050  \4$aQA76$b

# knows two backslashes before a code
> REPLACE⇥(=901  \\\\\$a)(https:\/\/doi\.org\/)(.+)(\?.+)⇥$1$3⇥2⇥⇥0⇥False
  =901  \\$ahttps://doi.org/10.1?x=1
--
  =901  \\$a10.1

# changes tags by negated sets
> REPLACE⇥(=856)(  4[^0].*)⇥=956$2⇥2⇥⇥0⇥False
  =856  40$3Volume 1$uhttps://a.org$zFor students
  =856  42$uhttps://b.org
--
  =856  40$3Volume 1$uhttps://a.org$zFor students
  =956  42$uhttps://b.org

# knows characters by their number
> REPLACE⇥\u0098⇥<<⇥2⇥⇥0
  =200  1\$a<98>La
--
  =200  1\$a<<La

# reaches over lines with /m
> REPLACE⇥(=856)(.*)(\$u[^\r\n]*)(.*)(=947[^\n\r]*)(.*)/m⇥=999$2$3$4$5$3$6⇥2⇥⇥0⇥False
  =856  40$3a$uhttps://a.org$yb
  =900  \\$ac
  =947  \\$ad
  =948  \\$ae
--
  =999  40$3a$uhttps://a.org$yb
  =900  \\$ac
  =947  \\$ad$uhttps://a.org$yb
  =948  \\$ae

# makes several fields of one
> REPLACE⇥(=050.+)(\$a.+)(\$a.+)⇥$1$2\r\n=051  \\$3⇥2⇥⇥0⇥False
  =050  \4$zx$aA1$aB2
--
  =050  \4$zx$aA1
  =051  \\$aB2

# deletes whole lines
> REPLACE⇥=029.*⇥⇥2⇥⇥0⇥False
  =029  1\$aX
  =035  \\$a1
--
  =035  \\$a1

# sets a subfield and makes it (102)
> SUBFIELD_EDIT⇥949⇥l⇥⇥AFIN⇥102|0
  =949  \\$lMAIN$a1
  =949  \\$a2
--
  =949  \\$lAFIN$a1
  =949  \\$a2$lAFIN

# makes a subfield only where it is missing (101)
> SUBFIELD_EDIT⇥949⇥l⇥⇥AFIN⇥101|0
  =949  \\$lMAIN$a1
  =949  \\$a2
--
  =949  \\$lMAIN$a1
  =949  \\$a2$lAFIN

# replaces text in a subfield
> SUBFIELD_EDIT⇥035⇥a⇥TFeba⇥(SCTFEBA)⇥0|0
  =035  \\$aTFeba978$zTFeba1
--
  =035  \\$a(SCTFEBA)978$zTFeba1

# replaces text without regard to capitals
> SUBFIELD_EDIT⇥035⇥a⇥tfeba⇥X⇥0|1
  =035  \\$aTFeba978
--
  =035  \\$aX978

# deletes text in a subfield
> SUBFIELD_EDIT⇥856⇥u⇥https://proxy?url=⇥⇥0|0
  =856  40$uhttps://proxy?url=https://a.org
--
  =856  40$uhttps://a.org

# replaces by a regular expression
> SUBFIELD_EDIT⇥901⇥a⇥([a-zA-Z0-9])([^a-zA-Z0-9])⇥$1⇥0|2
  =901  \\$a978-1-4020.5
--
  =901  \\$a978140205

# puts before (^b) and behind (^e)
> SUBFIELD_EDIT⇥856⇥u⇥^b⇥https://p/?url=⇥0|0
> SUBFIELD_EDIT⇥856⇥z⇥^e⇥!⇥0|0
  =856  40$3Volume 1$uhttps://a.org$zFor students
  =856  42$uhttps://b.org
--
  =856  40$3Volume 1$uhttps://p/?url=https://a.org$zFor students!
  =856  42$uhttps://p/?url=https://b.org

# changes a code (^c)
> SUBFIELD_EDIT⇥856⇥z⇥^c⇥y⇥0|0
  =856  40$3Volume 1$uhttps://a.org$zFor students
  =856  42$uhttps://b.org
--
  =856  40$3Volume 1$uhttps://a.org$yFor students
  =856  42$uhttps://b.org

# does nothing with nothing
> SUBFIELD_EDIT⇥856⇥z⇥⇥⇥0|0
  =856  40$3Volume 1$uhttps://a.org$zFor students
  =856  42$uhttps://b.org
--
  =856  40$3Volume 1$uhttps://a.org$zFor students
  =856  42$uhttps://b.org

# embeds a number in UNIMARC
> SUBFIELD_EDIT⇥4**⇥0⇥^(.*)$⇥1001(PPN)$1⇥0|2
  =461  \\$0123$tX
  =500  \\$0123
--
  =461  \\$1001(PPN)123$tX
  =500  \\$0123

# deletes a subfield (9)
> SUBFIELD_REMOVE⇥856⇥3⇥⇥9|0
  =856  40$3Volume 1$uhttps://a.org$zFor students
  =856  42$uhttps://b.org
--
  =856  40$uhttps://a.org$zFor students
  =856  42$uhttps://b.org

# deletes a subfield whatever it says (107)
> SUBFIELD_REMOVE⇥856⇥z⇥⇥107|0
  =856  40$3Volume 1$uhttps://a.org$zFor students
  =856  42$uhttps://b.org
--
  =856  40$3Volume 1$uhttps://a.org
  =856  42$uhttps://b.org

# deletes a subfield that fits (107)
> SUBFIELD_REMOVE⇥035⇥z⇥(OCoLC)⇥107|0
  =035  \\$a(OCoLC)1$z(OCoLC)2$z(X)3
--
  =035  \\$a(OCoLC)1$z(X)3

# deletes only text (0)
> SUBFIELD_REMOVE⇥020⇥a⇥ \(.*\)⇥0|2
  =020  \\$a123 (pbk.)
--
  =020  \\$a123

# builds a field, always
> buildnewfield⇥=035  9\$a(XY){001}⇥False⇥False⇥False⇥True
  =001  1
  =035  \\$ax
--
  =001  1
  =035  \\$ax
  =035  9\$a(XY)1

# builds a field where there is none
> buildnewfield⇥=876  \\$aB({003}){001}-SC$lInternet⇥False⇥False⇥True⇥False
  =001  1
  =003  XY
  =876  \\$aold
--
  =001  1
  =003  XY
  =876  \\$aold

# builds a control field in place of another
> buildnewfield⇥=001  UMSPR{901$a}⇥False⇥True⇥False⇥False
  =001  1
  =901  \\$a22
--
  =001  UMSPR22
  =901  \\$a22

# builds nothing of nothing
> buildnewfield⇥=001  UMSPR{901$a}⇥False⇥True⇥False⇥False
  =001  1
--
  =001  1

# builds from the whole text of a field
> buildnewfield⇥=035  9\$a(U){956}⇥False⇥False⇥False⇥True
  =956  40$uID1
--
  =035  9\$a(U)ID1
  =956  40$uID1

# builds one for each ([x])
> buildnewfield⇥=857  40$uhttps://p/{856$u[x]}$yRead⇥False⇥False⇥False⇥True
  =856  40$3Volume 1$uhttps://a.org$zFor students
  =856  42$uhttps://b.org
--
  =856  40$3Volume 1$uhttps://a.org$zFor students
  =856  42$uhttps://b.org
  =857  40$uhttps://p/https://a.org$yRead
  =857  40$uhttps://p/https://b.org$yRead

# builds one for each of two tags side by side
> buildnewfield⇥=949  \\$a{945$a[x]}$u{856$u[x]}⇥False⇥False⇥False⇥True
  =856  40$uA
  =856  40$uB
  =945  \\$a1
  =945  \\$a2
  =945  \\$a3
--
  =856  40$uA
  =856  40$uB
  =945  \\$a1
  =945  \\$a2
  =945  \\$a3
  =949  \\$a1$uA
  =949  \\$a2$uB
  =949  \\$a3

# builds one from the first
> buildnewfield⇥=857  40$u{856$u}⇥False⇥False⇥False⇥True
  =856  40$3Volume 1$uhttps://a.org$zFor students
  =856  42$uhttps://b.org
--
  =856  40$3Volume 1$uhttps://a.org$zFor students
  =856  42$uhttps://b.org
  =857  40$uhttps://a.org

# builds every field anew from itself
> buildnewfield⇥=856  40$uhttps://p/{856$u}⇥False⇥True⇥False⇥False
  =856  40$3Volume 1$uhttps://a.org$zFor students
  =856  42$uhttps://b.org
--
  =856  40$uhttps://p/https://a.org
  =856  40$uhttps://p/https://b.org

# leaves out a subfield of which nothing is there
> buildnewfield⇥=852  0\$h{050$a}$i{050$b}$kEB⇥False⇥False⇥False⇥True
  =050  \4$aQA76
--
  =050  \4$aQA76
  =852  0\$hQA76$kEB

# builds from positions
> buildnewfield⇥=046  \\$k{008[7:4]}⇥False⇥False⇥False⇥True
  =008  260131s2026\\\\gw\\\\\\\\\\\\000\1\ger\d
--
  =008  260131s2026\\\\gw\\\\\\\\\\\\000\1\ger\d
  =046  \\$k2026

# copies fields
> COPY⇥856⇥956⇥false⇥⇥⇥false⇥
  =856  40$3Volume 1$uhttps://a.org$zFor students
--
  =856  40$3Volume 1$uhttps://a.org$zFor students
  =956  40$3Volume 1$uhttps://a.org$zFor students

# moves fields
> COPY⇥856⇥956⇥true⇥⇥⇥false⇥
  =856  42$uhttps://b.org
--
  =956  42$uhttps://b.org

# copies fields that fit
> COPY⇥035⇥901⇥false⇥9\$a10⇥⇥false⇥
  =035  9\$a10.1
  =035  9\$a9.1
  =035  \\$a10
--
  =035  9\$a10.1
  =035  9\$a9.1
  =035  \\$a10
  =901  9\$a10.1

# copies a control field
> COPY⇥001⇥950⇥false⇥⇥⇥false⇥
  =001  ocn1
--
  =001  ocn1
  =950  \\$aocn1

# edits a control field
> EDITFIELD⇥001⇥on|ocm|ocn⇥2⇥⇥
  =001  ocn123
--
  =001  123

# edits blanks of a control field
> EDITFIELD⇥001⇥\⇥0⇥⇥
  =001  1\2\
--
  =001  12

# edits positions of the leader
> EDITFIELD⇥LDR⇥[c,n]⇥2⇥d⇥5:1
  =LDR  00000cam a2200000 i 4500
  =001  1
--
  =LDR  00000dam a2200000 i 4500
  =001  1

# edits the data of a field
> EDITFIELD⇥935⇥(10\.3998\/\w{2,7}\.)(.+)⇥2⇥$2⇥
  =935  9\$a10.3998/mpub.123
--
  =935  9\$a123

# prefixes a number
> EDITFIELD⇥001⇥^(.*)$⇥2⇥(PPN)$1⇥
  =001  12
--
  =001  (PPN)12

# changes all indicators
> INDICATOR⇥856⇥⇥⇥40
  =856  41$ux
  =856  \\$uy
--
  =856  40$ux
  =856  40$uy

# changes a blank indicator
> INDICATOR⇥024⇥\⇥⇥8
  =024  \0$a1
  =024  70$a2
--
  =024  80$a1
  =024  70$a2

# changes indicators by one of them
> INDICATOR⇥856⇥4*⇥⇥*0
  =856  42$ux
  =856  12$uy
--
  =856  40$ux
  =856  12$uy

# sorts all fields
> SORTBY⇥ALL⇥True⇥True
  =700  1\$ab
  =650  \0$az
  =245  10$aE
  =650  \0$aa
--
  =245  10$aE
  =650  \0$az
  =650  \0$aa
  =700  1\$ab

# sorts some fields
> SORTBY⇥0XX
  =001  1
  =035  \\$ax
  =020  \\$a1
  =700  1\$ab
  =245  10$aE
--
  =001  1
  =020  \\$a1
  =035  \\$ax
  =700  1\$ab
  =245  10$aE
`
