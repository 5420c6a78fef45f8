/** How a column of a report is shown. `word`: one of the server's words, translated; `line`: of a file, 0 for none. */
export type Kind = 'text' | 'line' | 'mono' | 'word' | 'money' | 'count' | 'share' | 'time' | 'truth'

export interface Column {
  readonly name: string
  readonly kind: Kind
  /** Sums up to something, so the last line says how much. */
  readonly sum?: boolean
  /** The column that says in which currency it is; the report's unless said. */
  readonly currency?: string
}

/** What must be so in each row, in minor units; worked out here, and shown beside the row. */
export interface Proof {
  readonly name: string
  readonly plus: readonly string[]
  readonly minus: readonly string[]
  readonly is: string
}

export interface TableLayout {
  readonly name: string
  readonly columns: readonly Column[]
  readonly proof?: Proof
}

export type ReportName = 'trial-balance' | 'day-close' | 'settlement' | 'reconciliation' | 'breakage' | 'payouts'

/** What of a report is shown, in this order; docs/finance.md says what each figure is. */
export interface Layout {
  readonly facts: readonly Column[]
  readonly tables: readonly TableLayout[]
}

const text = (name: string): Column => ({ name, kind: 'text' })
const mono = (name: string): Column => ({ name, kind: 'mono' })
const word = (name: string): Column => ({ name, kind: 'word' })
const time = (name: string): Column => ({ name, kind: 'time' })
const share = (name: string): Column => ({ name, kind: 'share' })
const count = (name: string, sum = false): Column => ({ name, kind: 'count', sum })
const money = (name: string, sum = false): Column => ({ name, kind: 'money', sum })
const truth = (name: string): Column => ({ name, kind: 'truth' })
const ALL = true

const shards: TableLayout = { name: 'shards', columns: [mono('shard'), mono('firstSeq'), mono('lastSeq')] }

export const LAYOUTS: Readonly<Record<ReportName, Layout>> = {
  'trial-balance': {
    facts: [count('postings')],
    tables: [
      { name: 'accounts', columns: [word('account'), money('balance', ALL)] },
      { name: 'shards', columns: [mono('shard'), mono('lastSeq')] },
    ],
  },
  'day-close': {
    facts: [text('day'), time('from'), time('to'), count('postings'), mono('digest')],
    tables: [
      {
        name: 'accounts',
        columns: [word('account'), money('opening', ALL), money('in', ALL), money('out', ALL), money('closing', ALL)],
        proof: { name: 'closing', plus: ['opening', 'in'], minus: ['out'], is: 'closing' },
      },
      { name: 'prizes', columns: [text('prize'), word('figure'), count('count'), money('amount')] },
      { name: 'activity', columns: [word('subject'), word('figure'), count('count'), money('amount')] },
      shards,
    ],
  },
  settlement: {
    facts: [money('paidOut'), money('redeemedOtherwise')],
    tables: [
      {
        name: 'statements',
        columns: [
          text('merchant'), count('orders', ALL), money('gross', ALL), money('paidByPeople', ALL), money('redeemed', ALL), count('refunds', ALL),
          money('refundedToPeople', ALL), money('refundedToVouchers', ALL), money('borneByMerchant', ALL), money('netDue', ALL),
        ],
        proof: { name: 'netDue', plus: ['gross'], minus: ['refundedToPeople', 'refundedToVouchers', 'borneByMerchant'], is: 'netDue' },
      },
      { name: 'outlets', columns: [text('merchant'), mono('outlet'), count('orders', ALL), money('gross', ALL)] },
      { name: 'shares', columns: [text('merchant'), text('funder'), share('shareBasisPoints'), truth('bears'), money('share', ALL)] },
    ],
  },
  reconciliation: {
    facts: [count('differenceCount'), count('matched'), count('bookedOnOtherDays'), count('ofOtherCampaigns'), count('lines'), count('linesOfOtherCurrencies')],
    tables: [
      { name: 'types', columns: [word('type'), count('count', ALL)] },
      {
        name: 'sums',
        columns: [word('kind'), count('countHere', ALL), money('here'), count('countThere', ALL), money('there'), money('difference')],
        proof: { name: 'difference', plus: ['there'], minus: ['here'], is: 'difference' },
      },
      {
        name: 'differences',
        columns: [
          word('type'), mono('id'), word('kind'), money('here'), { ...money('there'), currency: 'currencyThere' }, text('currencyThere'), mono('referenceHere'), mono('referenceThere'),
          time('timeHere'), time('timeThere'), { name: 'line', kind: 'line' },
        ],
      },
    ],
  },
  breakage: {
    facts: [money('toBreakage'), money('toTreasury'), money('breakageAtEnd'), money('outstandingAtEnd')],
    tables: [{ name: 'unused', columns: [text('day'), text('prize'), word('reason'), word('to'), count('count', ALL), money('amount', ALL)] }],
  },
  payouts: {
    facts: [],
    tables: [
      { name: 'states', columns: [word('state'), count('count', ALL), money('amount', ALL)] },
      {
        name: 'payouts',
        columns: [mono('id'), mono('user'), text('prize'), money('amount', ALL), word('state'), time('askedAt'), time('sentAt'), time('endedAt'), text('note')],
      },
    ],
  },
}
