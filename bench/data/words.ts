import { skewed } from './random.js'

const common =
  'the a to and of in it is that for you on was with this my be have not at but so they we are just all what out up one if about when like get me there can do time from had as now no day good how an by or more he she some then been who them will only her his back know think too were see go new make our your has people really want than still over after here much well down even way because today long first never last always off going right again very little old two another thing around every where before home year week night morning work said same house made us nothing something great maybe found came next left through better while found which world best most love big why away put being under few until took looking small keep feel almost read done walk rain light water book train coffee music bread early late quiet tea garden window street winter summer river bird cat dog friend story song evening weekend city kitchen letter paper table chair door road hill sea snow wind cloud sun moon star tree leaf flower seed stone fire smoke glass cup plate spoon knife soup apple cheese butter salt sugar honey lemon orange berry market shop station bridge tower harbour boat ship island forest field meadow valley mountain lake pond stream path gate fence wall roof stairs floor lamp candle mirror clock watch key lock box bag coat hat shoe sock scarf glove button thread needle wool cotton silk paint brush pencil ink page shelf library museum theatre cinema concert piano violin cello drum flute voice choir dance football tennis cricket bicycle car bus tram engine wheel map ticket luggage camera picture film screen phone message email code bug test build server database query index cache deploy release branch merge review meeting deadline project plan idea draft edit version'.split(
    ' ',
  )

const beginnings =
  'amber ash barley birch black blue bramble bright brook cinder clear clover cold copper coral crow dawn deep dusk east elder elm ember fair fen fern field finch flint fox frost gale gold grain grey grove hawk hazel heath hedge heron hollow ivy jade juniper keen kestrel lark laurel lilac linden long lunar maple marsh mist moor moss night north oak ochre olive owl pale pearl pine plum quartz quick quiet rain raven red reed ridge river robin rose rowan rush rust sage salt sand scarlet shade silver sky slate sloe snow soft sorrel south sparrow spring starling stone storm summer swift tarn teal thistle thorn thrush tide umber vale velvet violet warm west wild willow wind winter wood wren yarrow yew'.split(
    ' ',
  )

const endings =
  'acre bank bark barn basket beck bed bell berry bird blade bloom board bone bottom bough bow bread breeze bridge briar brook burn bush cap cart chime cliff close cloth coat comb cote craft crest croft crook crown cup dale dell den dew dial down drift drop dust edge end eye face fall farm feather fell field fire fish flat fleece flight flower fold folk foot ford fork frame garden gate gleam glen grain grass green ground grove hall ham hand head hearth heart hill hold hollow home hood horn house hull hurst keep kin knoll land lane latch lea leaf ledge light line loaf loch lock loom low man mantle mark marsh mead meadow mere mill mint moor moss mount mouth nest net nook note orchard park pass patch path peak petal pike pit place plume point pond pool post pot reach reed rest ridge ring rise road rock roof root row run sail seat shade share shaw shed shell shine shore side sill skin slope smith song spark spire spring stack stalk stead stem step stile stone stream string sward tail thatch thorn thread tide tile top tower town track tree twig vale veil view vine wain walk wall ward wash water way weald weed well wheel wick wind wing wold wood wool work wort yard'.split(
    ' ',
  )

/** The more frequent ones first, as Zipf has it. */
const vocabulary = [
  ...new Set([...common, ...endings.flatMap((ending) => beginnings.map((beginning) => beginning + ending))]),
]

/** The word that so many are more frequent than. */
export function wordAt(rank: number): string {
  return vocabulary[Math.min(rank, vocabulary.length - 1)] ?? ''
}

const extras = ['🌱', '🍞', '🎻', '☕', 'ähnlich', 'déjà vu', '素敵', '…', '— really']
const longest = 430

/** What somebody might say: seventy letters or so, now and then many more, and never more than fit. */
export function saying(random: () => number): string {
  const deviation = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const count = Math.max(1, Math.round(Math.exp(2.5 + 0.75 * deviation)))
  const words: string[] = []
  let length = 0
  for (let nth = 0; nth < count; nth += 1) {
    const word = wordAt(Math.floor(vocabulary.length ** random()) - 1)
    if (length + word.length > longest) break
    length += word.length + 1
    words.push(word)
  }
  const [first = '', ...rest] = words
  const said = [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' ')
  const roll = random()
  if (roll < 0.03) return `${said} https://${wordAt(400 + skewed(random, 900, 2))}.example`
  if (roll < 0.08) return `${said} #${wordAt(200 + skewed(random, 900, 2))}`
  if (roll < 0.14) return `${said} ${extras[skewed(random, extras.length, 1)]}`
  if (roll < 0.16) return `${said}\n\n${wordAt(skewed(random, 300, 1))}!`
  return roll < 0.3 ? `${said}?` : `${said}.`
}

/** The account's handle and name, which nobody else has. */
export function nameOf(nth: number): { handle: string; displayName: string } {
  const beginning = beginnings[nth % beginnings.length] ?? ''
  const ending = endings[Math.floor(nth / beginnings.length) % endings.length] ?? ''
  const round = Math.floor(nth / beginnings.length / endings.length)
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  return {
    handle: `${beginning}_${ending}${round === 0 ? '' : `_${round}`}`,
    displayName: `${capital(beginning)} ${capital(ending)}`,
  }
}
