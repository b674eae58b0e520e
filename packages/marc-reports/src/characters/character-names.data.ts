/**
 * Names of characters that records have, from the Unicode Character Database (Unicode License v3), in lower case. Each line
 * that begins with a number in base 16 starts a run of characters at that number, named one after another between bars; empty
 * names are numbers without a character. Frequent words are shortened as the table says.
 */
export const characterNames = `
A0 no-break space|inverted exclamation mark|cent sign|pound sign|currency sign|yen sign|broken bar|
section sign|diaeresis|copyright sign|feminine ordinal indicator|left-pointing double angle quotation mark|
not sign|soft hyphen|registered sign|macron|degree sign|plus-minus sign|superscript two|superscript three|
acute accent|micro sign|pilcrow sign|middle dot|cedilla|superscript one|masculine ordinal indicator|
right-pointing double angle quotation mark|vulgar fraction one quarter|vulgar fraction one half|
vulgar fraction three quarters|inverted question mark|~La~wgrave|~La~wacute|~La~wcircumflex|~La~wtilde|
~La~wdiaeresis|~La~wring above|~Lae|~Lc~wcedilla|~Le~wgrave|~Le~wacute|~Le~wcircumflex|~Le~wdiaeresis|
~Li~wgrave|~Li~wacute|~Li~wcircumflex|~Li~wdiaeresis|~Leth|~Ln~wtilde|~Lo~wgrave|~Lo~wacute|~Lo~wcircumflex|
~Lo~wtilde|~Lo~wdiaeresis|multiplication sign|~Lo~wstroke|~Lu~wgrave|~Lu~wacute|~Lu~wcircumflex|~Lu~wdiaeresis|
~Ly~wacute|~Lthorn|~lsharp s|~la~wgrave|~la~wacute|~la~wcircumflex|~la~wtilde|~la~wdiaeresis|~la~wring above|
~lae|~lc~wcedilla|~le~wgrave|~le~wacute|~le~wcircumflex|~le~wdiaeresis|~li~wgrave|~li~wacute|~li~wcircumflex|
~li~wdiaeresis|~leth|~ln~wtilde|~lo~wgrave|~lo~wacute|~lo~wcircumflex|~lo~wtilde|~lo~wdiaeresis|division sign|
~lo~wstroke|~lu~wgrave|~lu~wacute|~lu~wcircumflex|~lu~wdiaeresis|~ly~wacute|~lthorn|~ly~wdiaeresis|~La~wmacron|
~la~wmacron|~La~wbreve|~la~wbreve|~La~wogonek|~la~wogonek|~Lc~wacute|~lc~wacute|~Lc~wcircumflex|
~lc~wcircumflex|~Lc~wdot above|~lc~wdot above|~Lc~wcaron|~lc~wcaron|~Ld~wcaron|~ld~wcaron|~Ld~wstroke|
~ld~wstroke|~Le~wmacron|~le~wmacron|~Le~wbreve|~le~wbreve|~Le~wdot above|~le~wdot above|~Le~wogonek|
~le~wogonek|~Le~wcaron|~le~wcaron|~Lg~wcircumflex|~lg~wcircumflex|~Lg~wbreve|~lg~wbreve|~Lg~wdot above|
~lg~wdot above|~Lg~wcedilla|~lg~wcedilla|~Lh~wcircumflex|~lh~wcircumflex|~Lh~wstroke|~lh~wstroke|~Li~wtilde|
~li~wtilde|~Li~wmacron|~li~wmacron|~Li~wbreve|~li~wbreve|~Li~wogonek|~li~wogonek|~Li~wdot above|~ldotless i|
latin capital ligature ij|latin small ligature ij|~Lj~wcircumflex|~lj~wcircumflex|~Lk~wcedilla|~lk~wcedilla|
~lkra|~Ll~wacute|~ll~wacute|~Ll~wcedilla|~ll~wcedilla|~Ll~wcaron|~ll~wcaron|~Ll~wmiddle dot|~ll~wmiddle dot|
~Ll~wstroke|~ll~wstroke|~Ln~wacute|~ln~wacute|~Ln~wcedilla|~ln~wcedilla|~Ln~wcaron|~ln~wcaron|
~ln preceded by apostrophe|~Leng|~leng|~Lo~wmacron|~lo~wmacron|~Lo~wbreve|~lo~wbreve|~Lo~wdouble acute|
~lo~wdouble acute|latin capital ligature oe|latin small ligature oe|~Lr~wacute|~lr~wacute|~Lr~wcedilla|
~lr~wcedilla|~Lr~wcaron|~lr~wcaron|~Ls~wacute|~ls~wacute|~Ls~wcircumflex|~ls~wcircumflex|~Ls~wcedilla|
~ls~wcedilla|~Ls~wcaron|~ls~wcaron|~Lt~wcedilla|~lt~wcedilla|~Lt~wcaron|~lt~wcaron|~Lt~wstroke|~lt~wstroke|
~Lu~wtilde|~lu~wtilde|~Lu~wmacron|~lu~wmacron|~Lu~wbreve|~lu~wbreve|~Lu~wring above|~lu~wring above|
~Lu~wdouble acute|~lu~wdouble acute|~Lu~wogonek|~lu~wogonek|~Lw~wcircumflex|~lw~wcircumflex|~Ly~wcircumflex|
~ly~wcircumflex|~Ly~wdiaeresis|~Lz~wacute|~lz~wacute|~Lz~wdot above|~lz~wdot above|~Lz~wcaron|~lz~wcaron|
~llong s|~lb~wstroke|~Lb~whook|~Lb~wtopbar|~lb~wtopbar|~Ltone six|~ltone six|~Lopen o|~Lc~whook|~lc~whook|
~Lafrican d|~Ld~whook|~Ld~wtopbar|~ld~wtopbar|~lturned delta|~Lreversed e|~Lschwa|~Lopen e|~Lf~whook|~lf~whook|
~Lg~whook|~Lgamma|~lhv|~Liota|~Li~wstroke|~Lk~whook|~lk~whook|~ll~wbar|~llambda~wstroke|~Lturned m|
~Ln~wleft hook|~ln~wlong right leg|~Lo~wmiddle tilde|~Lo~whorn|~lo~whorn|~Loi|~loi|~Lp~whook|~lp~whook|
latin letter yr|~Ltone two|~ltone two|~Lesh|latin letter reversed esh loop|~lt~wpalatal hook|~Lt~whook|
~lt~whook|~Lt~wretroflex hook|~Lu~whorn|~lu~whorn|~Lupsilon|~Lv~whook|~Ly~whook|~ly~whook|~Lz~wstroke|
~lz~wstroke|~Lezh|~Lezh reversed|~lezh reversed|~lezh~wtail|latin letter two~wstroke|~Ltone five|~ltone five|
latin letter inverted glottal stop~wstroke|latin letter wynn|latin letter dental click|
latin letter lateral click|latin letter alveolar click|latin letter retroflex click|~Ldz~wcaron|
~Ld~wsmall letter z~wcaron|~ldz~wcaron|~Llj|~Ll~wsmall letter j|~llj|~Lnj|~Ln~wsmall letter j|~lnj|~La~wcaron|
~la~wcaron|~Li~wcaron|~li~wcaron|~Lo~wcaron|~lo~wcaron|~Lu~wcaron|~lu~wcaron|~Lu~wdiaeresis~nmacron|
~lu~wdiaeresis~nmacron|~Lu~wdiaeresis~nacute|~lu~wdiaeresis~nacute|~Lu~wdiaeresis~ncaron|~lu~wdiaeresis~ncaron|
~Lu~wdiaeresis~ngrave|~lu~wdiaeresis~ngrave|~lturned e|~La~wdiaeresis~nmacron|~la~wdiaeresis~nmacron|
~La~wdot above~nmacron|~la~wdot above~nmacron|~Lae~wmacron|~lae~wmacron|~Lg~wstroke|~lg~wstroke|~Lg~wcaron|
~lg~wcaron|~Lk~wcaron|~lk~wcaron|~Lo~wogonek|~lo~wogonek|~Lo~wogonek~nmacron|~lo~wogonek~nmacron|~Lezh~wcaron|
~lezh~wcaron|~lj~wcaron|~Ldz|~Ld~wsmall letter z|~ldz|~Lg~wacute|~lg~wacute|~Lhwair|~Lwynn|~Ln~wgrave|
~ln~wgrave|~La~wring above~nacute|~la~wring above~nacute|~Lae~wacute|~lae~wacute|~Lo~wstroke~nacute|
~lo~wstroke~nacute|~La~wdouble grave|~la~wdouble grave|~La~winverted breve|~la~winverted breve|
~Le~wdouble grave|~le~wdouble grave|~Le~winverted breve|~le~winverted breve|~Li~wdouble grave|
~li~wdouble grave|~Li~winverted breve|~li~winverted breve|~Lo~wdouble grave|~lo~wdouble grave|
~Lo~winverted breve|~lo~winverted breve|~Lr~wdouble grave|~lr~wdouble grave|~Lr~winverted breve|
~lr~winverted breve|~Lu~wdouble grave|~lu~wdouble grave|~Lu~winverted breve|~lu~winverted breve|
~Ls~wcomma below|~ls~wcomma below|~Lt~wcomma below|~lt~wcomma below|~Lyogh|~lyogh|~Lh~wcaron|~lh~wcaron|
~Ln~wlong right leg|~ld~wcurl|~Lou|~lou|~Lz~whook|~lz~whook|~La~wdot above|~la~wdot above|~Le~wcedilla|
~le~wcedilla|~Lo~wdiaeresis~nmacron|~lo~wdiaeresis~nmacron|~Lo~wtilde~nmacron|~lo~wtilde~nmacron|
~Lo~wdot above|~lo~wdot above|~Lo~wdot above~nmacron|~lo~wdot above~nmacron|~Ly~wmacron|~ly~wmacron|~ll~wcurl|
~ln~wcurl|~lt~wcurl|~ldotless j|~ldb digraph|~lqp digraph|~La~wstroke|~Lc~wstroke|~lc~wstroke|~Ll~wbar|
~Lt~wdiagonal stroke|~ls~wswash tail|~lz~wswash tail|~Lglottal stop|~lglottal stop|~Lb~wstroke|~Lu bar|
~Lturned v|~Le~wstroke|~le~wstroke|~Lj~wstroke|~lj~wstroke|~Lsmall q~whook tail|~lq~whook tail|~Lr~wstroke|
~lr~wstroke|~Ly~wstroke|~ly~wstroke
250 ~lturned a|~lalpha|~lturned alpha|~lb~whook|~lopen o|~lc~wcurl|~ld~wtail|~ld~whook|~lreversed e|~lschwa|
~lschwa~whook|~lopen e|~lreversed open e|~lreversed open e~whook|~lclosed reversed open e|~ldotless j~wstroke|
~lg~whook|~lscript g|latin letter small capital g|~lgamma|~lrams horn|~lturned h|~lh~whook|~lheng~whook|
~li~wstroke|~liota|latin letter small capital i|~ll~wmiddle tilde|~ll~wbelt|~ll~wretroflex hook|~llezh|
~lturned m|~lturned m~wlong leg|~lm~whook|~ln~wleft hook|~ln~wretroflex hook|latin letter small capital n|
~lbarred o|latin letter small capital oe|~lclosed omega|~lphi|~lturned r|~lturned r~wlong leg|~lturned r~whook|
~lr~wlong leg|~lr~wtail|~lr~wfishhook|~lreversed r~wfishhook|latin letter small capital r|
latin letter small capital inverted r|~ls~whook|~lesh|~ldotless j~wstroke~nhook|~lsquat reversed esh|
~lesh~wcurl|~lturned t|~lt~wretroflex hook|~lu bar|~lupsilon|~lv~whook|~lturned v|~lturned w|~lturned y|
latin letter small capital y|~lz~wretroflex hook|~lz~wcurl|~lezh|~lezh~wcurl|latin letter glottal stop|
latin letter pharyngeal voiced fricative|latin letter inverted glottal stop|latin letter stretched c|
latin letter bilabial click|latin letter small capital b|~lclosed open e|latin letter small capital g~whook|
latin letter small capital h|~lj~wcrossed-tail|~lturned k|latin letter small capital l|~lq~whook|
latin letter glottal stop~wstroke|latin letter reversed glottal stop~wstroke|~ldz digraph|~ldezh digraph|
~ldz digraph~wcurl|~lts digraph|~ltesh digraph|~ltc digraph~wcurl|~lfeng digraph|~lls digraph|~llz digraph|
latin letter bilabial percussive|latin letter bidental percussive|~lturned h~wfishhook|
~lturned h~wfishhook~ntail|~dsmall h|~dsmall h~whook|~dsmall j|~dsmall r|~dsmall turned r|
~dsmall turned r~whook|~dsmall capital inverted r|~dsmall w|~dsmall y|~dprime|~ddouble prime|~dturned comma|
~dapostrophe|~dreversed comma|~dright half ring|~dleft half ring|~dglottal stop|~dreversed glottal stop|
~dleft arrowhead|~dright arrowhead|~dup arrowhead|~ddown arrowhead|~dcircumflex accent|caron|~dvertical line|
~dmacron|~dacute accent|~dgrave accent|~dlow vertical line|~dlow macron|~dlow grave accent|~dlow acute accent|
~dtriangular colon|~dhalf triangular colon|~dcentred right half ring|~dcentred left half ring|~dup tack|
~ddown tack|~dplus sign|~dminus sign|breve|dot above|ring above|ogonek|small tilde|double acute accent|
~drhotic hook|~dcross accent|~dsmall gamma|~dsmall l|~dsmall s|~dsmall x|~dsmall reversed glottal stop|
~dextra-high tone bar|~dhigh tone bar|~dmid tone bar|~dlow tone bar|~dextra-low tone bar|
~dyin departing tone mark|~dyang departing tone mark|~dvoicing|~dunaspirated|~ddouble apostrophe|
~dlow down arrowhead|~dlow up arrowhead|~dlow left arrowhead|~dlow right arrowhead|~dlow ring|
~dmiddle grave accent|~dmiddle double grave accent|~dmiddle double acute accent|~dlow tilde|~draised colon|
~dbegin high tone|~dend high tone|~dbegin low tone|~dend low tone|~dshelf|~dopen shelf|~dlow left arrow
300 ~ograve accent|~oacute accent|~ocircumflex accent|~otilde|~omacron|~ooverline|~obreve|~odot above|
~odiaeresis|~ohook above|~oring above|~odouble acute accent|~ocaron|~overtical line above|
~odouble vertical line above|~odouble grave accent|~ocandrabindu|~oinverted breve|~oturned comma above|
~ocomma above|~oreversed comma above|~ocomma above right|~ograve accent below|~oacute accent below|
~oleft tack below|~oright tack below|~oleft angle above|~ohorn|~oleft half ring below|~oup tack below|
~odown tack below|~oplus sign below|~ominus sign below|~opalatalized hook below|~oretroflex hook below|
~odot below|~odiaeresis below|~oring below|~ocomma below|~ocedilla|~oogonek|~overtical line below|
~obridge below|~oinverted double arch below|~ocaron below|~ocircumflex accent below|~obreve below|
~oinverted breve below|~otilde below|~omacron below|~olow line|~odouble low line|~otilde overlay|
~oshort stroke overlay|~olong stroke overlay|~oshort solidus overlay|~olong solidus overlay|
~oright half ring below|~oinverted bridge below|~osquare below|~oseagull below|~ox above|~overtical tilde|
~odouble overline|~ograve tone mark|~oacute tone mark|~ogreek perispomeni|~ogreek koronis|
~ogreek dialytika tonos|~ogreek ypogegrammeni|~obridge above|~oequals sign below|~odouble vertical line below|
~oleft angle below|~onot tilde above|~ohomothetic above|~oalmost equal to above|~oleft right arrow below|
~oupwards arrow below|~ographeme joiner|~oright arrowhead above|~oleft half ring above|~ofermata|~ox below|
~oleft arrowhead below|~oright arrowhead below|~oright arrowhead~nup arrowhead below|~oright half ring above|
~odot above right|~oasterisk below|~odouble ring below|~ozigzag above|~odouble breve below|~odouble breve|
~odouble macron|~odouble macron below|~odouble tilde|~odouble inverted breve|~odouble rightwards arrow below|
~o~la|~o~le|~o~li|~o~lo|~o~lu|~o~lc|~o~ld|~o~lh|~o~lm|~o~lr|~o~lt|~o~lv|~o~lx
370 ~Gheta|~gheta|~Garchaic sampi|~garchaic sampi|greek numeral sign|greek lower numeral sign|
~Gpamphylian digamma|~gpamphylian digamma|||greek ypogegrammeni|greek small reversed lunate sigma symbol|
greek small dotted lunate sigma symbol|greek small reversed dotted lunate sigma symbol|greek question mark|
~Gyot|||||greek tonos|greek dialytika tonos|~Galpha~wtonos|greek ano teleia|~Gepsilon~wtonos|~Geta~wtonos|
~Giota~wtonos||~Gomicron~wtonos||~Gupsilon~wtonos|~Gomega~wtonos|~giota~wdialytika~ntonos|~Galpha|~Gbeta|
~Ggamma|~Gdelta|~Gepsilon|~Gzeta|~Geta|~Gtheta|~Giota|~Gkappa|~Glamda|~Gmu|~Gnu|~Gxi|~Gomicron|~Gpi|~Grho||
~Gsigma|~Gtau|~Gupsilon|~Gphi|~Gchi|~Gpsi|~Gomega|~Giota~wdialytika|~Gupsilon~wdialytika|~galpha~wtonos|
~gepsilon~wtonos|~geta~wtonos|~giota~wtonos|~gupsilon~wdialytika~ntonos|~galpha|~gbeta|~ggamma|~gdelta|
~gepsilon|~gzeta|~geta|~gtheta|~giota|~gkappa|~glamda|~gmu|~gnu|~gxi|~gomicron|~gpi|~grho|~gfinal sigma|
~gsigma|~gtau|~gupsilon|~gphi|~gchi|~gpsi|~gomega|~giota~wdialytika|~gupsilon~wdialytika|~gomicron~wtonos|
~gupsilon~wtonos|~gomega~wtonos|greek capital kai symbol|greek beta symbol|greek theta symbol|
greek upsilon~whook symbol|greek upsilon~wacute~nhook symbol|greek upsilon~wdiaeresis~nhook symbol|
greek phi symbol|greek pi symbol|greek kai symbol|greek letter archaic koppa|~garchaic koppa|
greek letter stigma|~gstigma|greek letter digamma|~gdigamma|greek letter koppa|~gkoppa|greek letter sampi|
~gsampi|coptic capital letter shei|coptic small letter shei|coptic capital letter fei|coptic small letter fei|
coptic capital letter khei|coptic small letter khei|coptic capital letter hori|coptic small letter hori|
coptic capital letter gangia|coptic small letter gangia|coptic capital letter shima|coptic small letter shima|
coptic capital letter dei|coptic small letter dei|greek kappa symbol|greek rho symbol|
greek lunate sigma symbol|greek letter yot|greek capital theta symbol|greek lunate epsilon symbol|
greek reversed lunate epsilon symbol|~Gsho|~gsho|greek capital lunate sigma symbol|~Gsan|~gsan|
greek rho~wstroke symbol|greek capital reversed lunate sigma symbol|greek capital dotted lunate sigma symbol|
greek capital reversed dotted lunate sigma symbol
400 ~Cie~wgrave|~Cio|~Cdje|~Cgje|~Cukrainian ie|~Cdze|~Cbyelorussian-ukrainian i|~Cyi|~Cje|~Clje|~Cnje|~Ctshe|
~Ckje|~Ci~wgrave|~Cshort u|~Cdzhe|~Ca|~Cbe|~Cve|~Cghe|~Cde|~Cie|~Czhe|~Cze|~Ci|~Cshort i|~Cka|~Cel|~Cem|~Cen|
~Co|~Cpe|~Cer|~Ces|~Cte|~Cu|~Cef|~Cha|~Ctse|~Cche|~Csha|~Cshcha|~Chard sign|~Cyeru|~Csoft sign|~Ce|~Cyu|~Cya|
~ca|~cbe|~cve|~cghe|~cde|~cie|~czhe|~cze|~ci|~cshort i|~cka|~cel|~cem|~cen|~co|~cpe|~cer|~ces|~cte|~cu|~cef|
~cha|~ctse|~cche|~csha|~cshcha|~chard sign|~cyeru|~csoft sign|~ce|~cyu|~cya|~cie~wgrave|~cio|~cdje|~cgje|
~cukrainian ie|~cdze|~cbyelorussian-ukrainian i|~cyi|~cje|~clje|~cnje|~ctshe|~ckje|~ci~wgrave|~cshort u|~cdzhe|
~Comega|~comega|~Cyat|~cyat|~Ciotified e|~ciotified e|~Clittle yus|~clittle yus|~Ciotified little yus|
~ciotified little yus|~Cbig yus|~cbig yus|~Ciotified big yus|~ciotified big yus|~Cksi|~cksi|~Cpsi|~cpsi|~Cfita|
~cfita|~Cizhitsa|~cizhitsa|~Cizhitsa~wdouble grave accent|~cizhitsa~wdouble grave accent|~Cuk|~cuk|
~Cround omega|~cround omega|~Comega~wtitlo|~comega~wtitlo|~Cot|~cot|~Ckoppa|~ckoppa|cyrillic thousands sign|
~ocyrillic titlo|~ocyrillic palatalization|~ocyrillic dasia pneumata|~ocyrillic psili pneumata|
~ocyrillic pokrytie|~ocyrillic hundred thousands sign|~ocyrillic millions sign|~Cshort i~wtail|~cshort i~wtail|
~Csemisoft sign|~csemisoft sign|~Cer~wtick|~cer~wtick|~Cghe~wupturn|~cghe~wupturn|~Cghe~wstroke|~cghe~wstroke|
~Cghe~wmiddle hook|~cghe~wmiddle hook|~Czhe~wdescender|~czhe~wdescender|~Cze~wdescender|~cze~wdescender|
~Cka~wdescender|~cka~wdescender|~Cka~wvertical stroke|~cka~wvertical stroke|~Cka~wstroke|~cka~wstroke|
~Cbashkir ka|~cbashkir ka|~Cen~wdescender|~cen~wdescender|cyrillic capital ligature en ghe|
cyrillic small ligature en ghe|~Cpe~wmiddle hook|~cpe~wmiddle hook|~Cabkhasian ha|~cabkhasian ha|
~Ces~wdescender|~ces~wdescender|~Cte~wdescender|~cte~wdescender|~Cstraight u|~cstraight u|~Cstraight u~wstroke|
~cstraight u~wstroke|~Cha~wdescender|~cha~wdescender|cyrillic capital ligature te tse|
cyrillic small ligature te tse|~Cche~wdescender|~cche~wdescender|~Cche~wvertical stroke|~cche~wvertical stroke|
~Cshha|~cshha|~Cabkhasian che|~cabkhasian che|~Cabkhasian che~wdescender|~cabkhasian che~wdescender|
cyrillic letter palochka|~Czhe~wbreve|~czhe~wbreve|~Cka~whook|~cka~whook|~Cel~wtail|~cel~wtail|~Cen~whook|
~cen~whook|~Cen~wtail|~cen~wtail|~Ckhakassian che|~ckhakassian che|~Cem~wtail|~cem~wtail|~cpalochka|~Ca~wbreve|
~ca~wbreve|~Ca~wdiaeresis|~ca~wdiaeresis|cyrillic capital ligature a ie|cyrillic small ligature a ie|
~Cie~wbreve|~cie~wbreve|~Cschwa|~cschwa|~Cschwa~wdiaeresis|~cschwa~wdiaeresis|~Czhe~wdiaeresis|
~czhe~wdiaeresis|~Cze~wdiaeresis|~cze~wdiaeresis|~Cabkhasian dze|~cabkhasian dze|~Ci~wmacron|~ci~wmacron|
~Ci~wdiaeresis|~ci~wdiaeresis|~Co~wdiaeresis|~co~wdiaeresis|~Cbarred o|~cbarred o|~Cbarred o~wdiaeresis|
~cbarred o~wdiaeresis|~Ce~wdiaeresis|~ce~wdiaeresis|~Cu~wmacron|~cu~wmacron|~Cu~wdiaeresis|~cu~wdiaeresis|
~Cu~wdouble acute|~cu~wdouble acute|~Cche~wdiaeresis|~cche~wdiaeresis|~Cghe~wdescender|~cghe~wdescender|
~Cyeru~wdiaeresis|~cyeru~wdiaeresis|~Cghe~wstroke~nhook|~cghe~wstroke~nhook|~Cha~whook|~cha~whook|~Cha~wstroke|
~cha~wstroke|~Ckomi de|~ckomi de|~Ckomi dje|~ckomi dje|~Ckomi zje|~ckomi zje|~Ckomi dzje|~ckomi dzje|
~Ckomi lje|~ckomi lje|~Ckomi nje|~ckomi nje|~Ckomi sje|~ckomi sje|~Ckomi tje|~ckomi tje|~Creversed ze|
~creversed ze|~Cel~whook|~cel~whook|~Clha|~clha|~Crha|~crha|~Cyae|~cyae|~Cqa|~cqa|~Cwe|~cwe|~Caleut ka|
~caleut ka|~Cel~wmiddle hook|~cel~wmiddle hook|~Cen~wmiddle hook|~cen~wmiddle hook|~Cpe~wdescender|
~cpe~wdescender|~Cshha~wdescender|~cshha~wdescender|~Cen~wleft hook|~cen~wleft hook|~Cdzzhe|~cdzzhe|~Cdche|
~cdche|~Cel~wdescender|~cel~wdescender
531 ~Mayb|~Mben|~Mgim|~Mda|~Mech|~Mza|~Meh|~Met|~Mto|~Mzhe|~Mini|~Mliwn|~Mxeh|~Mca|~Mken|~Mho|~Mja|~Mghad|
~Mcheh|~Mmen|~Myi|~Mnow|~Msha|~Mvo|~Mcha|~Mpeh|~Mjheh|~Mra|~Mseh|~Mvew|~Mtiwn|~Mreh|~Mco|~Myiwn|~Mpiwr|~Mkeh|
~Moh|~Mfeh|||armenian ~dleft half ring|armenian apostrophe|armenian emphasis mark|armenian exclamation mark|
armenian comma|armenian question mark|armenian abbreviation mark|~mturned ayb|~mayb|~mben|~mgim|~mda|~mech|
~mza|~meh|~met|~mto|~mzhe|~mini|~mliwn|~mxeh|~mca|~mken|~mho|~mja|~mghad|~mcheh|~mmen|~myi|~mnow|~msha|~mvo|
~mcha|~mpeh|~mjheh|~mra|~mseh|~mvew|~mtiwn|~mreh|~mco|~myiwn|~mpiwr|~mkeh|~moh|~mfeh|
armenian small ligature ech yiwn|~myi~wstroke|armenian full stop|armenian hyphen|||
right-facing armenian eternity sign|left-facing armenian eternity sign|armenian dram sign
591 ~hetnahta|~hsegol|~hshalshelet|~hzaqef qatan|~hzaqef gadol|~htipeha|~hrevia|~hzarqa|~hpashta|~hyetiv|
~htevir|~hgeresh|~hgeresh muqdam|~hgershayim|~hqarney para|~htelisha gedola|~hpazer|~hatnah hafukh|~hmunah|
~hmahapakh|~hmerkha|~hmerkha kefula|~hdarga|~hqadma|~htelisha qetana|~hyerah ben yomo|~hole|~hiluy|~hdehi|
~hzinor|hebrew mark masora circle|~psheva|~phataf segol|~phataf patah|~phataf qamats|~phiriq|~ptsere|~psegol|
~ppatah|~pqamats|~pholam|~pholam haser for vav|~pqubuts|~pdagesh or mapiq|~pmeteg|hebrew punctuation maqaf|
~prafe|hebrew punctuation paseq|~pshin dot|~psin dot|hebrew punctuation sof pasuq|hebrew mark upper dot|
hebrew mark lower dot|hebrew punctuation nun hafukha|~pqamats qatan|||||||||~balef|~bbet|~bgimel|~bdalet|~bhe|
~bvav|~bzayin|~bhet|~btet|~byod|~bfinal kaf|~bkaf|~blamed|~bfinal mem|~bmem|~bfinal nun|~bnun|~bsamekh|~bayin|
~bfinal pe|~bpe|~bfinal tsadi|~btsadi|~bqof|~bresh|~bshin|~btav|||||hebrew yod triangle|
hebrew ligature yiddish double vav|hebrew ligature yiddish vav yod|hebrew ligature yiddish double yod|
hebrew punctuation geresh|hebrew punctuation gershayim
600 arabic number sign|arabic sign sanah|arabic footnote marker|arabic sign safha|arabic sign samvat|
arabic number mark above|arabic-indic cube root|arabic-indic fourth root|arabic ray|
arabic-indic per mille sign|arabic-indic per ten thousand sign|afghani sign|arabic comma|arabic date separator|
arabic poetic verse sign|arabic sign misra|arabic sign sallallahou alayhe wassallam|
arabic sign alayhe assallam|arabic sign rahmatullah alayhe|arabic sign radi allahou anhu|arabic sign takhallus|
arabic small high tah|arabic small high ligature alef~wlam~wyeh|arabic small high zain|arabic small fatha|
arabic small damma|arabic small kasra|arabic semicolon|~amark|arabic end of text mark|
arabic triple dot punctuation mark|arabic question mark|~akashmiri yeh|~ahamza|~aalef~wmadda above|
~aalef~whamza above|~awaw~whamza above|~aalef~whamza below|~ayeh~whamza above|~aalef|~abeh|~ateh marbuta|~ateh|
~atheh|~ajeem|~ahah|~akhah|~adal|~athal|~areh|~azain|~aseen|~asheen|~asad|~adad|~atah|~azah|~aain|~aghain|
~akeheh~wtwo dots above|~akeheh~wthree dots below|~afarsi yeh~winverted v|~afarsi yeh~wtwo dots above|
~afarsi yeh~wthree dots above|arabic tatweel|~afeh|~aqaf|~akaf|~alam|~ameem|~anoon|~aheh|~awaw|~aalef maksura|
~ayeh|arabic fathatan|arabic dammatan|arabic kasratan|arabic fatha|arabic damma|arabic kasra|arabic shadda|
arabic sukun|arabic maddah above|arabic hamza above|arabic hamza below|arabic subscript alef|
arabic inverted damma|arabic mark noon ghunna|arabic zwarakay|arabic vowel sign small v above|
arabic vowel sign inverted small v above|arabic vowel sign dot below|arabic reversed damma|
arabic fatha~wtwo dots|arabic wavy hamza below|arabic-indic digit zero|arabic-indic digit one|
arabic-indic digit two|arabic-indic digit three|arabic-indic digit four|arabic-indic digit five|
arabic-indic digit six|arabic-indic digit seven|arabic-indic digit eight|arabic-indic digit nine|
arabic percent sign|arabic decimal separator|arabic thousands separator|arabic five pointed star|~adotless beh|
~adotless qaf|~asuperscript alef|~aalef wasla|~aalef~wwavy hamza above|~aalef~wwavy hamza below|~ahigh hamza|
~ahigh hamza alef|~ahigh hamza waw|~au~whamza above|~ahigh hamza yeh|~atteh|~atteheh|~abeeh|~ateh~wring|
~ateh~wthree dots above downwards|~apeh|~ateheh|~abeheh|~ahah~whamza above|~ahah~wtwo dots vertical above|
~anyeh|~adyeh|~ahah~wthree dots above|~atcheh|~atcheheh|~addal|~adal~wring|~adal~wdot below|
~adal~wdot below~nsmall tah|~adahal|~addahal|~adul|~adal~wthree dots above downwards|~adal~wfour dots above|
~arreh|~areh~wsmall v|~areh~wring|~areh~wdot below|~areh~wsmall v below|~areh~wdot below~ndot above|
~areh~wtwo dots above|~ajeh|~areh~wfour dots above|~aseen~wdot below~ndot above|~aseen~wthree dots below|
~aseen~wthree dots below~nthree dots above|~asad~wtwo dots below|~asad~wthree dots above|
~atah~wthree dots above|~aain~wthree dots above|~adotless feh|~afeh~wdot moved below|~afeh~wdot below|~aveh|
~afeh~wthree dots below|~apeheh|~aqaf~wdot above|~aqaf~wthree dots above|~akeheh|~aswash kaf|~akaf~wring|
~akaf~wdot above|~ang|~akaf~wthree dots below|~agaf|~agaf~wring|~angoeh|~agaf~wtwo dots below|~agueh|
~agaf~wthree dots above|~alam~wsmall v|~alam~wdot above|~alam~wthree dots above|~alam~wthree dots below|
~anoon~wdot below|~anoon ghunna|~arnoon|~anoon~wring|~anoon~wthree dots above|~aheh doachashmee|
~atcheh~wdot above|~aheh~wyeh above|~aheh goal|~aheh goal~whamza above|~ateh marbuta goal|~awaw~wring|
~akirghiz oe|~aoe|~au|~ayu|~akirghiz yu|~awaw~wtwo dots above|~ave|~afarsi yeh|~ayeh~wtail|~ayeh~wsmall v|
~awaw~wdot above|~ae|~ayeh~wthree dots below|~ayeh barree|~ayeh barree~whamza above|arabic full stop|~aae|
arabic small high ligature sad~wlam~walef maksura|arabic small high ligature qaf~wlam~walef maksura|
arabic small high meem initial form|arabic small high lam alef|arabic small high jeem|
arabic small high three dots|arabic small high seen|arabic end of ayah|arabic start of rub el hizb|
arabic small high rounded zero|arabic small high upright rectangular zero|
arabic small high dotless head of khah|arabic small high meem isolated form|arabic small low seen|
arabic small high madda|arabic small waw|arabic small yeh|arabic small high yeh|arabic small high noon|
arabic place of sajdah|arabic empty centre low stop|arabic empty centre high stop|
arabic rounded high stop~wfilled centre|arabic small low meem|~adal~winverted v|~areh~winverted v|
extended arabic-indic digit zero|extended arabic-indic digit one|extended arabic-indic digit two|
extended arabic-indic digit three|extended arabic-indic digit four|extended arabic-indic digit five|
extended arabic-indic digit six|extended arabic-indic digit seven|extended arabic-indic digit eight|
extended arabic-indic digit nine|~asheen~wdot below|~adad~wdot below|~aghain~wdot below|
arabic sign sindhi ampersand|arabic sign sindhi postposition men|~aheh~winverted v
1DC0 ~odotted grave accent|~odotted acute accent|~osnake below|~osuspension mark|~omacron-acute|~ograve-macron|
~omacron-grave|~oacute-macron|~ograve-acute-grave|~oacute-grave-acute|~o~lr below|~obreve-macron|
~omacron-breve|~odouble circumflex above|~oogonek above|~ozigzag below|~ois below|~our above|~ous above|
~o~lflattened open a above|~o~lae|~o~lao|~o~lav|~o~lc cedilla|~o~linsular d|~o~leth|~o~lg|
~olatin letter small capital g|~o~lk|~o~ll|~olatin letter small capital l|~olatin letter small capital m|~o~ln|
~olatin letter small capital n|~olatin letter small capital r|~o~lr rotunda|~o~ls|~o~llong s|~o~lz|~o~lalpha|
~o~lb|~o~lbeta|~o~lschwa|~o~lf|~o~ll~wdouble middle tilde|~o~lo~wlight centralization stroke|~o~lp|~o~lesh|
~o~lu~wlight centralization stroke|~o~lw|~o~la~wdiaeresis|~o~lo~wdiaeresis|~o~lu~wdiaeresis|~oup tack above|
~okavyka above right|~okavyka above left|~odot above left|~owide inverted bridge below|~odot below left|
~odeletion mark|~odouble inverted breve below|~oalmost equal to below|~oleft arrowhead above|
~oright arrowhead~ndown arrowhead below
1E00 ~La~wring below|~la~wring below|~Lb~wdot above|~lb~wdot above|~Lb~wdot below|~lb~wdot below|
~Lb~wline below|~lb~wline below|~Lc~wcedilla~nacute|~lc~wcedilla~nacute|~Ld~wdot above|~ld~wdot above|
~Ld~wdot below|~ld~wdot below|~Ld~wline below|~ld~wline below|~Ld~wcedilla|~ld~wcedilla|~Ld~wcircumflex below|
~ld~wcircumflex below|~Le~wmacron~ngrave|~le~wmacron~ngrave|~Le~wmacron~nacute|~le~wmacron~nacute|
~Le~wcircumflex below|~le~wcircumflex below|~Le~wtilde below|~le~wtilde below|~Le~wcedilla~nbreve|
~le~wcedilla~nbreve|~Lf~wdot above|~lf~wdot above|~Lg~wmacron|~lg~wmacron|~Lh~wdot above|~lh~wdot above|
~Lh~wdot below|~lh~wdot below|~Lh~wdiaeresis|~lh~wdiaeresis|~Lh~wcedilla|~lh~wcedilla|~Lh~wbreve below|
~lh~wbreve below|~Li~wtilde below|~li~wtilde below|~Li~wdiaeresis~nacute|~li~wdiaeresis~nacute|~Lk~wacute|
~lk~wacute|~Lk~wdot below|~lk~wdot below|~Lk~wline below|~lk~wline below|~Ll~wdot below|~ll~wdot below|
~Ll~wdot below~nmacron|~ll~wdot below~nmacron|~Ll~wline below|~ll~wline below|~Ll~wcircumflex below|
~ll~wcircumflex below|~Lm~wacute|~lm~wacute|~Lm~wdot above|~lm~wdot above|~Lm~wdot below|~lm~wdot below|
~Ln~wdot above|~ln~wdot above|~Ln~wdot below|~ln~wdot below|~Ln~wline below|~ln~wline below|
~Ln~wcircumflex below|~ln~wcircumflex below|~Lo~wtilde~nacute|~lo~wtilde~nacute|~Lo~wtilde~ndiaeresis|
~lo~wtilde~ndiaeresis|~Lo~wmacron~ngrave|~lo~wmacron~ngrave|~Lo~wmacron~nacute|~lo~wmacron~nacute|~Lp~wacute|
~lp~wacute|~Lp~wdot above|~lp~wdot above|~Lr~wdot above|~lr~wdot above|~Lr~wdot below|~lr~wdot below|
~Lr~wdot below~nmacron|~lr~wdot below~nmacron|~Lr~wline below|~lr~wline below|~Ls~wdot above|~ls~wdot above|
~Ls~wdot below|~ls~wdot below|~Ls~wacute~ndot above|~ls~wacute~ndot above|~Ls~wcaron~ndot above|
~ls~wcaron~ndot above|~Ls~wdot below~ndot above|~ls~wdot below~ndot above|~Lt~wdot above|~lt~wdot above|
~Lt~wdot below|~lt~wdot below|~Lt~wline below|~lt~wline below|~Lt~wcircumflex below|~lt~wcircumflex below|
~Lu~wdiaeresis below|~lu~wdiaeresis below|~Lu~wtilde below|~lu~wtilde below|~Lu~wcircumflex below|
~lu~wcircumflex below|~Lu~wtilde~nacute|~lu~wtilde~nacute|~Lu~wmacron~ndiaeresis|~lu~wmacron~ndiaeresis|
~Lv~wtilde|~lv~wtilde|~Lv~wdot below|~lv~wdot below|~Lw~wgrave|~lw~wgrave|~Lw~wacute|~lw~wacute|~Lw~wdiaeresis|
~lw~wdiaeresis|~Lw~wdot above|~lw~wdot above|~Lw~wdot below|~lw~wdot below|~Lx~wdot above|~lx~wdot above|
~Lx~wdiaeresis|~lx~wdiaeresis|~Ly~wdot above|~ly~wdot above|~Lz~wcircumflex|~lz~wcircumflex|~Lz~wdot below|
~lz~wdot below|~Lz~wline below|~lz~wline below|~lh~wline below|~lt~wdiaeresis|~lw~wring above|~ly~wring above|
~la~wright half ring|~llong s~wdot above|~llong s~wdiagonal stroke|~llong s~whigh stroke|~Lsharp s|~ldelta|
~La~wdot below|~la~wdot below|~La~whook above|~la~whook above|~La~wcircumflex~nacute|~la~wcircumflex~nacute|
~La~wcircumflex~ngrave|~la~wcircumflex~ngrave|~La~wcircumflex~nhook above|~la~wcircumflex~nhook above|
~La~wcircumflex~ntilde|~la~wcircumflex~ntilde|~La~wcircumflex~ndot below|~la~wcircumflex~ndot below|
~La~wbreve~nacute|~la~wbreve~nacute|~La~wbreve~ngrave|~la~wbreve~ngrave|~La~wbreve~nhook above|
~la~wbreve~nhook above|~La~wbreve~ntilde|~la~wbreve~ntilde|~La~wbreve~ndot below|~la~wbreve~ndot below|
~Le~wdot below|~le~wdot below|~Le~whook above|~le~whook above|~Le~wtilde|~le~wtilde|~Le~wcircumflex~nacute|
~le~wcircumflex~nacute|~Le~wcircumflex~ngrave|~le~wcircumflex~ngrave|~Le~wcircumflex~nhook above|
~le~wcircumflex~nhook above|~Le~wcircumflex~ntilde|~le~wcircumflex~ntilde|~Le~wcircumflex~ndot below|
~le~wcircumflex~ndot below|~Li~whook above|~li~whook above|~Li~wdot below|~li~wdot below|~Lo~wdot below|
~lo~wdot below|~Lo~whook above|~lo~whook above|~Lo~wcircumflex~nacute|~lo~wcircumflex~nacute|
~Lo~wcircumflex~ngrave|~lo~wcircumflex~ngrave|~Lo~wcircumflex~nhook above|~lo~wcircumflex~nhook above|
~Lo~wcircumflex~ntilde|~lo~wcircumflex~ntilde|~Lo~wcircumflex~ndot below|~lo~wcircumflex~ndot below|
~Lo~whorn~nacute|~lo~whorn~nacute|~Lo~whorn~ngrave|~lo~whorn~ngrave|~Lo~whorn~nhook above|
~lo~whorn~nhook above|~Lo~whorn~ntilde|~lo~whorn~ntilde|~Lo~whorn~ndot below|~lo~whorn~ndot below|
~Lu~wdot below|~lu~wdot below|~Lu~whook above|~lu~whook above|~Lu~whorn~nacute|~lu~whorn~nacute|
~Lu~whorn~ngrave|~lu~whorn~ngrave|~Lu~whorn~nhook above|~lu~whorn~nhook above|~Lu~whorn~ntilde|
~lu~whorn~ntilde|~Lu~whorn~ndot below|~lu~whorn~ndot below|~Ly~wgrave|~ly~wgrave|~Ly~wdot below|~ly~wdot below|
~Ly~whook above|~ly~whook above|~Ly~wtilde|~ly~wtilde|~Lmiddle-welsh ll|~lmiddle-welsh ll|~Lmiddle-welsh v|
~lmiddle-welsh v|~Ly~wloop|~ly~wloop
1F00 ~galpha~wpsili|~galpha~wdasia|~galpha~wpsili~nvaria|~galpha~wdasia~nvaria|~galpha~wpsili~noxia|
~galpha~wdasia~noxia|~galpha~wpsili~nperispomeni|~galpha~wdasia~nperispomeni|~Galpha~wpsili|~Galpha~wdasia|
~Galpha~wpsili~nvaria|~Galpha~wdasia~nvaria|~Galpha~wpsili~noxia|~Galpha~wdasia~noxia|
~Galpha~wpsili~nperispomeni|~Galpha~wdasia~nperispomeni|~gepsilon~wpsili|~gepsilon~wdasia|
~gepsilon~wpsili~nvaria|~gepsilon~wdasia~nvaria|~gepsilon~wpsili~noxia|~gepsilon~wdasia~noxia|||
~Gepsilon~wpsili|~Gepsilon~wdasia|~Gepsilon~wpsili~nvaria|~Gepsilon~wdasia~nvaria|~Gepsilon~wpsili~noxia|
~Gepsilon~wdasia~noxia|||~geta~wpsili|~geta~wdasia|~geta~wpsili~nvaria|~geta~wdasia~nvaria|~geta~wpsili~noxia|
~geta~wdasia~noxia|~geta~wpsili~nperispomeni|~geta~wdasia~nperispomeni|~Geta~wpsili|~Geta~wdasia|
~Geta~wpsili~nvaria|~Geta~wdasia~nvaria|~Geta~wpsili~noxia|~Geta~wdasia~noxia|~Geta~wpsili~nperispomeni|
~Geta~wdasia~nperispomeni|~giota~wpsili|~giota~wdasia|~giota~wpsili~nvaria|~giota~wdasia~nvaria|
~giota~wpsili~noxia|~giota~wdasia~noxia|~giota~wpsili~nperispomeni|~giota~wdasia~nperispomeni|~Giota~wpsili|
~Giota~wdasia|~Giota~wpsili~nvaria|~Giota~wdasia~nvaria|~Giota~wpsili~noxia|~Giota~wdasia~noxia|
~Giota~wpsili~nperispomeni|~Giota~wdasia~nperispomeni|~gomicron~wpsili|~gomicron~wdasia|
~gomicron~wpsili~nvaria|~gomicron~wdasia~nvaria|~gomicron~wpsili~noxia|~gomicron~wdasia~noxia|||
~Gomicron~wpsili|~Gomicron~wdasia|~Gomicron~wpsili~nvaria|~Gomicron~wdasia~nvaria|~Gomicron~wpsili~noxia|
~Gomicron~wdasia~noxia|||~gupsilon~wpsili|~gupsilon~wdasia|~gupsilon~wpsili~nvaria|~gupsilon~wdasia~nvaria|
~gupsilon~wpsili~noxia|~gupsilon~wdasia~noxia|~gupsilon~wpsili~nperispomeni|~gupsilon~wdasia~nperispomeni||
~Gupsilon~wdasia||~Gupsilon~wdasia~nvaria||~Gupsilon~wdasia~noxia||~Gupsilon~wdasia~nperispomeni|
~gomega~wpsili|~gomega~wdasia|~gomega~wpsili~nvaria|~gomega~wdasia~nvaria|~gomega~wpsili~noxia|
~gomega~wdasia~noxia|~gomega~wpsili~nperispomeni|~gomega~wdasia~nperispomeni|~Gomega~wpsili|~Gomega~wdasia|
~Gomega~wpsili~nvaria|~Gomega~wdasia~nvaria|~Gomega~wpsili~noxia|~Gomega~wdasia~noxia|
~Gomega~wpsili~nperispomeni|~Gomega~wdasia~nperispomeni|~galpha~wvaria|~galpha~woxia|~gepsilon~wvaria|
~gepsilon~woxia|~geta~wvaria|~geta~woxia|~giota~wvaria|~giota~woxia|~gomicron~wvaria|~gomicron~woxia|
~gupsilon~wvaria|~gupsilon~woxia|~gomega~wvaria|~gomega~woxia|||~galpha~wpsili~nypogegrammeni|
~galpha~wdasia~nypogegrammeni|~galpha~wpsili~nvaria~nypogegrammeni|~galpha~wdasia~nvaria~nypogegrammeni|
~galpha~wpsili~noxia~nypogegrammeni|~galpha~wdasia~noxia~nypogegrammeni|
~galpha~wpsili~nperispomeni~nypogegrammeni|~galpha~wdasia~nperispomeni~nypogegrammeni|
~Galpha~wpsili~nprosgegrammeni|~Galpha~wdasia~nprosgegrammeni|~Galpha~wpsili~nvaria~nprosgegrammeni|
~Galpha~wdasia~nvaria~nprosgegrammeni|~Galpha~wpsili~noxia~nprosgegrammeni|
~Galpha~wdasia~noxia~nprosgegrammeni|~Galpha~wpsili~nperispomeni~nprosgegrammeni|
~Galpha~wdasia~nperispomeni~nprosgegrammeni|~geta~wpsili~nypogegrammeni|~geta~wdasia~nypogegrammeni|
~geta~wpsili~nvaria~nypogegrammeni|~geta~wdasia~nvaria~nypogegrammeni|~geta~wpsili~noxia~nypogegrammeni|
~geta~wdasia~noxia~nypogegrammeni|~geta~wpsili~nperispomeni~nypogegrammeni|
~geta~wdasia~nperispomeni~nypogegrammeni|~Geta~wpsili~nprosgegrammeni|~Geta~wdasia~nprosgegrammeni|
~Geta~wpsili~nvaria~nprosgegrammeni|~Geta~wdasia~nvaria~nprosgegrammeni|~Geta~wpsili~noxia~nprosgegrammeni|
~Geta~wdasia~noxia~nprosgegrammeni|~Geta~wpsili~nperispomeni~nprosgegrammeni|
~Geta~wdasia~nperispomeni~nprosgegrammeni|~gomega~wpsili~nypogegrammeni|~gomega~wdasia~nypogegrammeni|
~gomega~wpsili~nvaria~nypogegrammeni|~gomega~wdasia~nvaria~nypogegrammeni|~gomega~wpsili~noxia~nypogegrammeni|
~gomega~wdasia~noxia~nypogegrammeni|~gomega~wpsili~nperispomeni~nypogegrammeni|
~gomega~wdasia~nperispomeni~nypogegrammeni|~Gomega~wpsili~nprosgegrammeni|~Gomega~wdasia~nprosgegrammeni|
~Gomega~wpsili~nvaria~nprosgegrammeni|~Gomega~wdasia~nvaria~nprosgegrammeni|
~Gomega~wpsili~noxia~nprosgegrammeni|~Gomega~wdasia~noxia~nprosgegrammeni|
~Gomega~wpsili~nperispomeni~nprosgegrammeni|~Gomega~wdasia~nperispomeni~nprosgegrammeni|~galpha~wvrachy|
~galpha~wmacron|~galpha~wvaria~nypogegrammeni|~galpha~wypogegrammeni|~galpha~woxia~nypogegrammeni||
~galpha~wperispomeni|~galpha~wperispomeni~nypogegrammeni|~Galpha~wvrachy|~Galpha~wmacron|~Galpha~wvaria|
~Galpha~woxia|~Galpha~wprosgegrammeni|greek koronis|greek prosgegrammeni|greek psili|greek perispomeni|
greek dialytika~nperispomeni|~geta~wvaria~nypogegrammeni|~geta~wypogegrammeni|~geta~woxia~nypogegrammeni||
~geta~wperispomeni|~geta~wperispomeni~nypogegrammeni|~Gepsilon~wvaria|~Gepsilon~woxia|~Geta~wvaria|~Geta~woxia|
~Geta~wprosgegrammeni|greek psili~nvaria|greek psili~noxia|greek psili~nperispomeni|~giota~wvrachy|
~giota~wmacron|~giota~wdialytika~nvaria|~giota~wdialytika~noxia|||~giota~wperispomeni|
~giota~wdialytika~nperispomeni|~Giota~wvrachy|~Giota~wmacron|~Giota~wvaria|~Giota~woxia||greek dasia~nvaria|
greek dasia~noxia|greek dasia~nperispomeni|~gupsilon~wvrachy|~gupsilon~wmacron|~gupsilon~wdialytika~nvaria|
~gupsilon~wdialytika~noxia|~grho~wpsili|~grho~wdasia|~gupsilon~wperispomeni|~gupsilon~wdialytika~nperispomeni|
~Gupsilon~wvrachy|~Gupsilon~wmacron|~Gupsilon~wvaria|~Gupsilon~woxia|~Grho~wdasia|greek dialytika~nvaria|
greek dialytika~noxia|greek varia|||~gomega~wvaria~nypogegrammeni|~gomega~wypogegrammeni|
~gomega~woxia~nypogegrammeni||~gomega~wperispomeni|~gomega~wperispomeni~nypogegrammeni|~Gomicron~wvaria|
~Gomicron~woxia|~Gomega~wvaria|~Gomega~woxia|~Gomega~wprosgegrammeni|greek oxia|greek dasia
2000 en quad|em quad|en space|em space|three-per-em space|four-per-em space|six-per-em space|figure space|
punctuation space|thin space|hair space|zero width space|zero width non-joiner|zero width joiner|
left-to-right mark|right-to-left mark|hyphen|non-breaking hyphen|figure dash|en dash|em dash|horizontal bar|
double vertical line|double low line|left single quotation mark|right single quotation mark|
single low-9 quotation mark|single high-reversed-9 quotation mark|left double quotation mark|
right double quotation mark|double low-9 quotation mark|double high-reversed-9 quotation mark|dagger|
double dagger|bullet|triangular bullet|one dot leader|two dot leader|horizontal ellipsis|hyphenation point|
line separator|paragraph separator|left-to-right embedding|right-to-left embedding|pop directional formatting|
left-to-right override|right-to-left override|narrow no-break space|per mille sign|per ten thousand sign|prime|
double prime|triple prime|reversed prime|reversed double prime|reversed triple prime|caret|
single left-pointing angle quotation mark|single right-pointing angle quotation mark|reference mark|
double exclamation mark|interrobang|overline|undertie|character tie|caret insertion point|asterism|
hyphen bullet|fraction slash|left square bracket~wquill|right square bracket~wquill|double question mark|
question exclamation mark|exclamation question mark|tironian sign et|reversed pilcrow sign|
black leftwards bullet|black rightwards bullet|low asterisk|reversed semicolon|close up|
two asterisks aligned vertically|commercial minus sign|swung dash|inverted undertie|flower punctuation mark|
three dot punctuation|quadruple prime|four dot punctuation|five dot punctuation|two dot punctuation|
four dot mark|dotted cross|tricolon|vertical four dots|medium mathematical space|word joiner|
function application|invisible times|invisible separator|invisible plus||left-to-right isolate|
right-to-left isolate|first strong isolate|pop directional isolate|inhibit symmetric swapping|
activate symmetric swapping|inhibit arabic form shaping|activate arabic form shaping|national digit shapes|
nominal digit shapes
2070 superscript zero|superscript ~li|||superscript four|superscript five|superscript six|superscript seven|
superscript eight|superscript nine|superscript plus sign|superscript minus|superscript equals sign|
superscript left parenthesis|superscript right parenthesis|superscript ~ln|subscript zero|subscript one|
subscript two|subscript three|subscript four|subscript five|subscript six|subscript seven|subscript eight|
subscript nine|subscript plus sign|subscript minus|subscript equals sign|subscript left parenthesis|
subscript right parenthesis||latin subscript small letter a|latin subscript small letter e|
latin subscript small letter o|latin subscript small letter x|latin subscript small letter schwa|
latin subscript small letter h|latin subscript small letter k|latin subscript small letter l|
latin subscript small letter m|latin subscript small letter n|latin subscript small letter p|
latin subscript small letter s|latin subscript small letter t
20A0 euro-currency sign|colon sign|cruzeiro sign|french franc sign|lira sign|mill sign|naira sign|peseta sign|
rupee sign|won sign|new sheqel sign|dong sign|euro sign|kip sign|tugrik sign|drachma sign|german penny sign|
peso sign|guarani sign|austral sign|hryvnia sign|cedi sign|livre tournois sign|spesmilo sign|tenge sign|
indian rupee sign|turkish lira sign|nordic mark sign|manat sign|ruble sign|lari sign|bitcoin sign|som sign
2100 account of|addressed to the subject|double-struck capital c|degree celsius|centre line symbol|care of|
cada una|euler constant|scruple|degree fahrenheit|script small g|script capital h|black-letter capital h|
double-struck capital h|planck constant|planck constant over two pi|script capital i|black-letter capital i|
script capital l|script small l|l b bar symbol|double-struck capital n|numero sign|sound recording copyright|
script capital p|double-struck capital p|double-struck capital q|script capital r|black-letter capital r|
double-struck capital r|prescription take|response|service mark|telephone sign|trade mark sign|versicle|
double-struck capital z|ounce sign|ohm sign|inverted ohm sign|black-letter capital z|turned ~giota|kelvin sign|
angstrom sign|script capital b|black-letter capital c|estimated symbol|script small e|script capital e|
script capital f|turned capital f|script capital m|script small o|alef symbol|bet symbol|gimel symbol|
dalet symbol|information source|rotated capital q|facsimile sign|double-struck small pi|
double-struck small gamma|double-struck capital gamma|double-struck capital pi|double-struck n-ary summation|
turned sans-serif capital g|turned sans-serif capital l|reversed sans-serif capital l|
turned sans-serif capital y|double-struck italic capital d|double-struck italic small d|
double-struck italic small e|double-struck italic small i|double-struck italic small j|property line|
turned ampersand|per sign|aktieselskab|turned small f|symbol for samaritan source
2150 vulgar fraction one seventh|vulgar fraction one ninth|vulgar fraction one tenth|vulgar fraction one third|
vulgar fraction two thirds|vulgar fraction one fifth|vulgar fraction two fifths|vulgar fraction three fifths|
vulgar fraction four fifths|vulgar fraction one sixth|vulgar fraction five sixths|vulgar fraction one eighth|
vulgar fraction three eighths|vulgar fraction five eighths|vulgar fraction seven eighths|
fraction numerator one|roman numeral one|roman numeral two|roman numeral three|roman numeral four|
roman numeral five|roman numeral six|roman numeral seven|roman numeral eight|roman numeral nine|
roman numeral ten|roman numeral eleven|roman numeral twelve|roman numeral fifty|roman numeral one hundred|
roman numeral five hundred|roman numeral one thousand|small roman numeral one|small roman numeral two|
small roman numeral three|small roman numeral four|small roman numeral five|small roman numeral six|
small roman numeral seven|small roman numeral eight|small roman numeral nine|small roman numeral ten|
small roman numeral eleven|small roman numeral twelve|small roman numeral fifty|
small roman numeral one hundred|small roman numeral five hundred|small roman numeral one thousand|
roman numeral one thousand c d|roman numeral five thousand|roman numeral ten thousand|
roman numeral reversed one hundred|~lreversed c|roman numeral six late form|roman numeral fifty early form|
roman numeral fifty thousand|roman numeral one hundred thousand|vulgar fraction zero thirds|turned digit two|
turned digit three
2190 leftwards arrow|upwards arrow|rightwards arrow|downwards arrow|left right arrow|up down arrow|
north west arrow|north east arrow|south east arrow|south west arrow|leftwards arrow~wstroke|
rightwards arrow~wstroke|leftwards wave arrow|rightwards wave arrow|leftwards two headed arrow|
upwards two headed arrow|rightwards two headed arrow|downwards two headed arrow|leftwards arrow~wtail|
rightwards arrow~wtail|leftwards arrow from bar|upwards arrow from bar|rightwards arrow from bar|
downwards arrow from bar|up down arrow~wbase|leftwards arrow~whook|rightwards arrow~whook|
leftwards arrow~wloop|rightwards arrow~wloop|left right wave arrow|left right arrow~wstroke|
downwards zigzag arrow|upwards arrow~wtip leftwards|upwards arrow~wtip rightwards|
downwards arrow~wtip leftwards|downwards arrow~wtip rightwards|rightwards arrow~wcorner downwards|
downwards arrow~wcorner leftwards|anticlockwise top semicircle arrow|clockwise top semicircle arrow|
north west arrow to long bar|leftwards arrow to bar over rightwards arrow to bar|
anticlockwise open circle arrow|clockwise open circle arrow|leftwards harpoon~wbarb upwards|
leftwards harpoon~wbarb downwards|upwards harpoon~wbarb rightwards|upwards harpoon~wbarb leftwards|
rightwards harpoon~wbarb upwards|rightwards harpoon~wbarb downwards|downwards harpoon~wbarb rightwards|
downwards harpoon~wbarb leftwards|rightwards arrow over leftwards arrow|
upwards arrow leftwards of downwards arrow|leftwards arrow over rightwards arrow|leftwards paired arrows|
upwards paired arrows|rightwards paired arrows|downwards paired arrows|
leftwards harpoon over rightwards harpoon|rightwards harpoon over leftwards harpoon|
leftwards double arrow~wstroke|left right double arrow~wstroke|rightwards double arrow~wstroke|
leftwards double arrow|upwards double arrow|rightwards double arrow|downwards double arrow|
left right double arrow|up down double arrow|north west double arrow|north east double arrow|
south east double arrow|south west double arrow|leftwards triple arrow|rightwards triple arrow|
leftwards squiggle arrow|rightwards squiggle arrow|upwards arrow~wdouble stroke|downwards arrow~wdouble stroke|
leftwards dashed arrow|upwards dashed arrow|rightwards dashed arrow|downwards dashed arrow|
leftwards arrow to bar|rightwards arrow to bar|leftwards white arrow|upwards white arrow|
rightwards white arrow|downwards white arrow|upwards white arrow from bar|upwards white arrow on pedestal|
upwards white arrow on pedestal~whorizontal bar|upwards white arrow on pedestal~wvertical bar|
upwards white double arrow|upwards white double arrow on pedestal|rightwards white arrow from wall|
north west arrow to corner|south east arrow to corner|up down white arrow|right arrow~wsmall circle|
downwards arrow leftwards of upwards arrow|three rightwards arrows|leftwards arrow~wvertical stroke|
rightwards arrow~wvertical stroke|left right arrow~wvertical stroke|leftwards arrow~wdouble vertical stroke|
rightwards arrow~wdouble vertical stroke|left right arrow~wdouble vertical stroke|leftwards open-headed arrow|
rightwards open-headed arrow|left right open-headed arrow
2200 for all|complement|partial differential|there exists|there does not exist|empty set|increment|nabla|
element of|not an element of|small element of|contains as member|does not contain as member|
small contains as member|end of proof|n-ary product|n-ary coproduct|n-ary summation|minus sign|
minus-or-plus sign|dot plus|division slash|set minus|asterisk operator|ring operator|bullet operator|
square root|cube root|fourth root|proportional to|infinity|right angle|angle|measured angle|spherical angle|
divides|does not divide|parallel to|not parallel to|logical and|logical or|intersection|union|integral|
double integral|triple integral|contour integral|surface integral|volume integral|clockwise integral|
clockwise contour integral|anticlockwise contour integral|therefore|because|ratio|proportion|dot minus|excess|
geometric proportion|homothetic|tilde operator|reversed tilde|inverted lazy s|sine wave|wreath product|
not tilde|minus tilde|asymptotically equal to|not asymptotically equal to|approximately equal to|
approximately but not actually equal to|neither approximately nor actually equal to|almost equal to|
not almost equal to|almost equal or equal to|triple tilde|all equal to|equivalent to|
geometrically equivalent to|difference between|approaches the limit|geometrically equal to|
approximately equal to or the image of|image of or approximately equal to|colon equals|equals colon|
ring in equal to|ring equal to|corresponds to|estimates|equiangular to|star equals|delta equal to|
equal to by definition|measured by|questioned equal to|not equal to|identical to|not identical to|
strictly equivalent to|less-than or equal to|greater-than or equal to|less-than over equal to|
greater-than over equal to|less-than but not equal to|greater-than but not equal to|much less-than|
much greater-than|between|not equivalent to|not less-than|not greater-than|neither less-than nor equal to|
neither greater-than nor equal to|less-than or equivalent to|greater-than or equivalent to|
neither less-than nor equivalent to|neither greater-than nor equivalent to|less-than or greater-than|
greater-than or less-than|neither less-than nor greater-than|neither greater-than nor less-than|precedes|
succeeds|precedes or equal to|succeeds or equal to|precedes or equivalent to|succeeds or equivalent to|
does not precede|does not succeed|subset of|superset of|not a subset of|not a superset of|
subset of or equal to|superset of or equal to|neither a subset of nor equal to|
neither a superset of nor equal to|subset of~wnot equal to|superset of~wnot equal to|multiset|
multiset multiplication|multiset union|square image of|square original of|square image of or equal to|
square original of or equal to|square cap|square cup|circled plus|circled minus|circled times|
circled division slash|circled dot operator|circled ring operator|circled asterisk operator|circled equals|
circled dash|squared plus|squared minus|squared times|squared dot operator|right tack|left tack|down tack|
up tack|assertion|models|true|forces|triple vertical bar right turnstile|
double vertical bar double right turnstile|does not prove|not true|does not force|
negated double vertical bar double right turnstile|precedes under relation|succeeds under relation|
normal subgroup of|contains as normal subgroup|normal subgroup of or equal to|
contains as normal subgroup or equal to|original of|image of|multimap|hermitian conjugate matrix|intercalate|
xor|nand|nor|right angle~warc|right triangle|n-ary logical and|n-ary logical or|n-ary intersection|n-ary union|
diamond operator|dot operator|star operator|division times|bowtie|left normal factor semidirect product|
right normal factor semidirect product|left semidirect product|right semidirect product|reversed tilde equals|
curly logical or|curly logical and|double subset|double superset|double intersection|double union|pitchfork|
equal~nparallel to|less-than~wdot|greater-than~wdot|very much less-than|very much greater-than|
less-than equal to or greater-than|greater-than equal to or less-than|equal to or less-than|
equal to or greater-than|equal to or precedes|equal to or succeeds|does not precede or equal|
does not succeed or equal|not square image of or equal to|not square original of or equal to|
square image of or not equal to|square original of or not equal to|less-than but not equivalent to|
greater-than but not equivalent to|precedes but not equivalent to|succeeds but not equivalent to|
not normal subgroup of|does not contain as normal subgroup|not normal subgroup of or equal to|
does not contain as normal subgroup or equal|vertical ellipsis|midline horizontal ellipsis|
up right diagonal ellipsis|down right diagonal ellipsis|element of~wlong horizontal stroke|
element of~wvertical bar at end of horizontal stroke|
small element of~wvertical bar at end of horizontal stroke|element of~wdot above|element of~woverbar|
small element of~woverbar|element of~wunderbar|element of~wtwo horizontal strokes|
contains~wlong horizontal stroke|contains~wvertical bar at end of horizontal stroke|
small contains~wvertical bar at end of horizontal stroke|contains~woverbar|small contains~woverbar|
z notation bag membership
25A0 black square|white square|white square~wrounded corners|white square containing black small square|
square~whorizontal fill|square~wvertical fill|square~worthogonal crosshatch fill|
square~wupper left to lower right fill|square~wupper right to lower left fill|square~wdiagonal crosshatch fill|
black small square|white small square|black rectangle|white rectangle|black vertical rectangle|
white vertical rectangle|black parallelogram|white parallelogram|black up-pointing triangle|
white up-pointing triangle|black up-pointing small triangle|white up-pointing small triangle|
black right-pointing triangle|white right-pointing triangle|black right-pointing small triangle|
white right-pointing small triangle|black right-pointing pointer|white right-pointing pointer|
black down-pointing triangle|white down-pointing triangle|black down-pointing small triangle|
white down-pointing small triangle|black left-pointing triangle|white left-pointing triangle|
black left-pointing small triangle|white left-pointing small triangle|black left-pointing pointer|
white left-pointing pointer|black diamond|white diamond|white diamond containing black small diamond|fisheye|
lozenge|white circle|dotted circle|circle~wvertical fill|bullseye|black circle|circle~wleft half black|
circle~wright half black|circle~wlower half black|circle~wupper half black|circle~wupper right quadrant black|
circle~wall but upper left quadrant black|left half black circle|right half black circle|inverse bullet|
inverse white circle|upper half inverse white circle|lower half inverse white circle|
upper left quadrant circular arc|upper right quadrant circular arc|lower right quadrant circular arc|
lower left quadrant circular arc|upper half circle|lower half circle|black lower right triangle|
black lower left triangle|black upper left triangle|black upper right triangle|white bullet|
square~wleft half black|square~wright half black|square~wupper left diagonal half black|
square~wlower right diagonal half black|white square~wvertical bisecting line|white up-pointing triangle~wdot|
up-pointing triangle~wleft half black|up-pointing triangle~wright half black|large circle|
white square~wupper left quadrant|white square~wlower left quadrant|white square~wlower right quadrant|
white square~wupper right quadrant|white circle~wupper left quadrant|white circle~wlower left quadrant|
white circle~wlower right quadrant|white circle~wupper right quadrant|upper left triangle|upper right triangle|
lower left triangle|white medium square|black medium square|white medium small square|
black medium small square|lower right triangle
2660 black spade suit|white heart suit|white diamond suit|black club suit|white spade suit|black heart suit|
black diamond suit|white club suit|hot springs|quarter note|eighth note|beamed eighth notes|
beamed sixteenth notes|music flat sign|music natural sign|music sharp sign
3000 ideographic space|ideographic comma|ideographic full stop|ditto mark|japanese industrial standard symbol|
ideographic iteration mark|ideographic closing mark|ideographic number zero|left angle bracket|
right angle bracket|left double angle bracket|right double angle bracket|left corner bracket|
right corner bracket|left white corner bracket|right white corner bracket|left black lenticular bracket|
right black lenticular bracket|postal mark|geta mark|left tortoise shell bracket|right tortoise shell bracket|
left white lenticular bracket|right white lenticular bracket|left white tortoise shell bracket|
right white tortoise shell bracket|left white square bracket|right white square bracket|wave dash|
reversed double prime quotation mark|double prime quotation mark|low double prime quotation mark|
postal mark face|hangzhou numeral one|hangzhou numeral two|hangzhou numeral three|hangzhou numeral four|
hangzhou numeral five|hangzhou numeral six|hangzhou numeral seven|hangzhou numeral eight|hangzhou numeral nine|
ideographic level tone mark|ideographic rising tone mark|ideographic departing tone mark|
ideographic entering tone mark|hangul single dot tone mark|hangul double dot tone mark|wavy dash|
vertical kana repeat mark|vertical kana repeat~wvoiced sound mark|vertical kana repeat mark upper half|
vertical kana repeat~wvoiced sound mark upper half|vertical kana repeat mark lower half|circled postal mark|
ideographic telegraph line feed separator symbol|hangzhou numeral ten|hangzhou numeral twenty|
hangzhou numeral thirty|vertical ideographic iteration mark|masu mark|part alternation mark|
ideographic variation indicator|ideographic half fill space
FB00 latin small ligature ff|latin small ligature fi|latin small ligature fl|latin small ligature ffi|
latin small ligature ffl|latin small ligature long s t|latin small ligature st
FE20 ~oligature left half|~oligature right half|~odouble tilde left half|~odouble tilde right half|
~omacron left half|~omacron right half|~oconjoining macron|~oligature left half below|
~oligature right half below|~otilde left half below|~otilde right half below|~omacron left half below|
~omacron right half below|~oconjoining macron below|~ocyrillic titlo left half|~ocyrillic titlo right half
FF00 |fullwidth exclamation mark|fullwidth quotation mark|fullwidth number sign|fullwidth dollar sign|
fullwidth percent sign|fullwidth ampersand|fullwidth apostrophe|fullwidth left parenthesis|
fullwidth right parenthesis|fullwidth asterisk|fullwidth plus sign|fullwidth comma|fullwidth hyphen-minus|
fullwidth full stop|fullwidth solidus
FFF9 interlinear annotation anchor|interlinear annotation separator|interlinear annotation terminator|
object replacement character|replacement character`

/** What the shortened words in the names stand for. */
export const shortenedWords: readonly (readonly [short: string, long: string])[] = [
  ['~l', 'latin small letter '],
  ['~L', 'latin capital letter '],
  ['~c', 'cyrillic small letter '],
  ['~C', 'cyrillic capital letter '],
  ['~g', 'greek small letter '],
  ['~G', 'greek capital letter '],
  ['~a', 'arabic letter '],
  ['~h', 'hebrew accent '],
  ['~p', 'hebrew point '],
  ['~b', 'hebrew letter '],
  ['~m', 'armenian small letter '],
  ['~M', 'armenian capital letter '],
  ['~o', 'combining '],
  ['~d', 'modifier letter '],
  ['~w', ' with '],
  ['~n', ' and '],
]
