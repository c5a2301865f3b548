// Lists given names and other words that indicate gender. Unisex names are omitted.

import { wordList } from './titles.ts';

export const MEN = wordList(`
  aaron abdul abdullah abdulla adam adolf ahmad ahmed akira alan albert alberto aleksandar aleksander aleksandr alejandro
  alessandro alexander alexandre alfred ali allen alonso alvaro amir anatoly anders andre andreas andrei andrej andrew
  andriy andrzej angus anthony antoine anton antonio ari arkady arnold artem arthur artur asif augusto ayman barack barry
  bart bashar ben benedikt benjamin benny bernard bernd bernie bill billy bjorn bob bogdan boris brad brendan brett brian
  bruce bruno bryan carl carlo carlos cesar charles chris christian christoph christophe christopher chuck clark claude
  clive colin connor craig cyril damian dan daniel daniele danny dario darren dave david dean declan denis dennis derek
  diego dieter dimitri dimitar dirk dmitri dmitry dmytro dominic dominik don donald doug douglas duncan eamon ed eddie
  edgar eduardo edward edwin elias elon emanuel emil emilio emmanuel emmerson enrico enrique eric erich erik ernest ernst
  ethan eugene evgeny evo fabian fabio fadi faisal felipe felix fernando fidel francesco francisco francois frank frans
  franz fred frederick friedrich gabriel gareth gary gavin geoff geoffrey george georges georgi gerald gerard gerhard
  gianni giorgi giorgio giovanni giuseppe glen glenn gonzalo gordon graham grant greg gregory guido guillermo gunther gus
  gustavo guy hamid hans harald haris harold harry hasan hassan hector heiko heinrich heinz helmut henri henrik henry
  herbert hiroshi horst howard hugh hugo hussein ian ibrahim igor ihor ilya imran irakli isaac ismail ivan ivo jack jacob
  jacques jaime jair jakob jakub james janez janos jared jason javier jay jeff jeffrey jens jeremy jerome jerry jesus
  jim jimmy joachim joao joe joel johan johann johannes john johnny jon jonas jonathan jorge jose josef joseph josh joshua
  juan juha julian julien julio julius junichiro justin kaspar karl karol karsten keith ken kenneth kenji kevin khaled
  khalid kirill klaus konrad konstantin kostas krzysztof kurt lamar lars laszlo laurent lawrence leo leon leonard leonid
  leopold levan lewis liam lionel lorenzo louis luc luca lucas luis luiz lukas luke maciej magnus mahmoud malcolm manfred
  manuel marc marcel marcelo marco marcos marcus marek mario marius mark markus martin marvin mateusz mathias matt matteo
  matthew matthias maurice mauricio mauro max maxim maximilian mehmet michael michal michel miguel mihai mikhail
  mike mikheil milan mohamed mohammad mohammed moritz muhammad murat mustafa naftali narendra nathan neil nelson
  nicholas nick nicolas niels nigel nikola nikolai nikos nils noah norbert norman olaf oleg oleksandr oliver olivier omar
  oscar osman otto owen pablo paolo pascal patrick paul paulo pavel pawel pedro per peter petr petre petro phil
  philip philipp philippe pierre piotr radek rafael rafal raj rajesh ralf ralph ramon ramzan raul ray raymond recep reinhard
  rene ricardo riccardo richard rick rob robert roberto rodrigo rodney roger roland rolf roman ron ronald rory ross
  roy rudolf rupert rustam ryan sadiq said salman salvador salvatore sam samuel sanjay scott sean sebastian sergei sergey
  sergio serhiy seth shane shaun shinzo silvio simon slobodan stanislav stavros stefan stefano stepan stephan stephane
  stephen steve steven stewart stuart sven tariq ted terry theo theodore thomas tim timothy toby tobias todd tom
  tomas tomasz tommy tony tristan umar uwe vaclav valery vasil vasily viktor vincent vincenzo vitali vitaly vitaliy
  vlad vladimir volodymyr walter warren wayne werner wilhelm will willem william willy wolfgang xavier yasser yevgeny yitzhak
  youssef yuri yuriy yusuf zbigniew zoran zurab
`);

export const WOMEN = wordList(`
  abigail ada adriana agata agnes agnieszka aisha aleksandra alessandra alexandra alexandria alice alicia alina alison
  allison amal amanda amelia amina amy ana anastasia andreea angela angelica angelina angie anita ann anna annalena anne
  annegret annette annie antonia april arlene ashley astrid asma audrey ava aya ayesha barbara beata beatrice beatriz
  becky belinda bernadette bertha beth betty bianca birgit bogna brenda bridget britta camila camilla carina carla carmen
  carol carole carolina caroline catalina caterina catherine cecilia celine charlotte chelsea cheryl chiara chloe
  christiane christina christine cindy clara clare claudia colette colleen constance cristina cynthia dagmar daniela
  danielle daria dariga deborah debbie delia delphine denise diana diane dilma dolores donna doris dorothy
  edith ekaterina elaine eleanor elena eleni elisa elisabeth elise eliza elizabeth ella ellen elsa emily emma erika erin
  esther eva eve evelyn fatima fatma felicity fiona flora florence frances francesca franziska frida gabriela 
  gabriella gail galina gemma geraldine gertrude gina gisela giulia giorgia gloria grace greta gretchen grit gudrun
  hanna hannah harriet heather heidi helen helena helene helga hilary hillary hilda ilse imelda ines inga ingrid inna
  irena irene irina iris isabel isabella isabelle ivana iveta jacinda jacqueline jana jane janet janice jasmine jeanette
  jennifer jenny jessica jill joan joanna joanne josephine joyce juana judith judy julia juliana julie juliet justyna
  kamala karine karen karin karina karla katarina katarzyna kate katerina katharina katherine kathleen kathryn kathy katie katja
  katrin katrina kayla kerstin khadija kimberly kira kirsten kirstie klara krystyna lara larisa laura lauren leila
  lena leonor leyla lidia lilian liliana lily linda lisa liudmila liz liza lola loretta lorraine louisa louise lucia lucy
  ludmila luisa lydia lyudmila mabel madeleine magda magdalena maggie maia malala malgorzata manuela marcia margaret
  margarita margot marguerite maria mariam mariana marianna marianne marie marina marine marion marta martha martina mary
  maryam matilda maureen maya megan melanie melinda melissa mercedes mette michelle mila milena miranda miriam molly
  monica monika myriam nadia nadine nana nancy naomi natalia natalie natalya natasha nicole nina nino nora nuria
  oksana olena olga olivia pamela paola patricia patrizia paula paulina pauline penelope penny petra phoebe phyllis
  priti priya rachel rania raquel rebecca regina renata renate rhonda rita roberta romina rosa rosalind rosemary roxana
  ruth sabine sabrina sally salma salome samantha sandra sanna sara sarah saskia selina selma serena sharon sheila
  sherry shirley silvia sinead sofia sonia sonja sophia sophie stella stephanie sue susan susana susanna susanne
  suzanne sveta svetlana sviatlana sylvia sylvie tamar tamara tania tanja tanya tara tatiana tatjana teresa tessa thelma
  theresa therese tiffany tina tracy ulrike ursula ute valentina valeria valerie vanessa vera veronica veronika victoria
  viktoria viola violeta virginia vivian viviana wanda wendy wilhelmina winifred yana yasmin yolanda yulia yuliya yvette
  yvonne zainab zoe zuzana zofia
`);

/** Titles and roles of men. */
export const MANLY = wordList(`
  mr sir lord king prince duke baron earl emperor sultan sheikh imam ayatollah father brother son husband uncle nephew
  grandfather widower boyfriend spokesman chairman businessman congressman policeman fireman actor statesman salesman
  fisherman cameraman councilman gentleman pope priest bishop archbishop cardinal rabbi count tsar monk boy man he him his
`);

/** Titles and roles of women. */
export const WOMANLY = wordList(`
  mrs ms miss madam lady dame queen princess duchess baroness empress mother sister daughter wife aunt niece grandmother
  widow girlfriend spokeswoman chairwoman businesswoman congresswoman policewoman actress stateswoman councilwoman nun
  countess heiress waitress girl woman she her
`);
