import { UserOutlined } from '@ant-design/icons'
import { Skeleton } from 'antd'
import { Fragment, type ReactNode } from 'react'
import type { Customer } from '../../protocol/agent.ts'
import { isSafeHref } from '../chat/markdown/inline.ts'
import { PriorityMark } from '../inbox/priority-mark.tsx'
import { useLanguage, useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import { longMoment } from '../language/time-text.ts'

export function CustomerTab({ customer }: { customer: Customer | null }) {
  const words = useWords()
  const language = useLanguage()
  if (!customer) return <Skeleton className="side-loading" active avatar paragraph={{ rows: 5 }} />

  const moment = (at: number) => longMoment(at, Date.now(), language, words)
  const facts: [string, ReactNode][] = [
    [words.side.humanAsks, words.side.humanAsksValue(customer.humanAsks)],
    [words.side.channel, words.channel[customer.channel] ?? customer.channel],
    [words.side.language, customer.locale === 'en' ? words.side.english : words.side.chinese],
    [words.side.page, customer.page ? <Page address={plainText(customer.page)} /> : '—'],
    [words.side.first, moment(customer.firstSeenAt)],
    [words.side.last, moment(customer.lastSeenAt)],
    [words.side.episodes, words.side.episodesValue(customer.episodes)],
    [words.side.rating, customer.lastRating === null ? words.side.never : words.side.ratingValue(customer.lastRating)],
    [words.side.id, <code key="id">{plainText(customer.shopperId)}</code>],
  ]

  return (
    <div className="customer">
      <header>
        <span className="customer-face" aria-hidden>
          <UserOutlined />
        </span>
        <div>
          <strong>{plainText(customer.name)}</strong> <PriorityMark priority="normal" tier={customer.tier} />
          <span className="customer-presence">
            <span className={`presence-dot is-${customer.isOnline ? 'online' : 'offline'}`} aria-hidden />
            {customer.isOnline ? words.side.online : words.side.leftAt(moment(customer.lastSeenAt))}
          </span>
        </div>
      </header>
      <dl>
        {facts.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </div>
  )
}

/** The page comes from the shopper's browser: it is a link only if it looks like one. */
function Page({ address }: { address: string }) {
  if (!isSafeHref(address)) return <span>{address}</span>
  return (
    <a href={address} target="_blank" rel="noopener noreferrer nofollow">
      {address.replace(/^https?:\/\//, '')}
    </a>
  )
}
