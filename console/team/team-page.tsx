import { PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Input, Result } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import type { AgentProfile } from '../../protocol/people.ts'
import { useWorkspace } from '../app/workspace-context.ts'
import type { Failure } from '../desk/desk-state.ts'
import { useWords } from '../language/language.ts'
import { MemberDialog } from './member-dialog.tsx'
import { MemberTable } from './member-table.tsx'
import './team-page.css'

/** Who is on the team. `editing` is a member, or `new` for one to be added. */
export function TeamPage() {
  const words = useWords()
  const { api } = useWorkspace()
  const [members, setMembers] = useState<readonly AgentProfile[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [query, setQuery] = useState('')
  const [editing, setEditing] = useState<AgentProfile | 'new' | null>(null)

  const load = useCallback(async () => {
    const outcome = await api.listAgents()
    setFailure(outcome.ok ? null : outcome.code)
    if (outcome.ok) setMembers(outcome.data)
  }, [api])
  useEffect(() => void load(), [load])

  const wanted = query.trim().toLowerCase()
  const shown = members?.filter(member =>
    [member.name, member.login, member.number].some(text => text.toLowerCase().includes(wanted)),
  )

  return (
    <main className="page scroll" id="chat" tabIndex={-1}>
      <div className="page-column">
        <header className="page-header">
          <div>
            <h1>{words.team.title}</h1>
            <p>{words.team.lead}</p>
          </div>
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing('new')}>
            {words.team.add}
          </Button>
        </header>
        {failure && !members ? (
          <Result
            status="warning"
            title={words.errors[failure]}
            extra={<Button onClick={load}>{words.again}</Button>}
          />
        ) : (
          <>
            <div className="team-tools">
              <Input
                allowClear
                prefix={<SearchOutlined aria-hidden />}
                aria-label={words.team.search}
                placeholder={words.team.search}
                value={query}
                onChange={event => setQuery(event.target.value)}
              />
              {members && <span>{words.team.count(members.length)}</span>}
            </div>
            <MemberTable members={shown ?? null} edit={setEditing} changed={load} />
          </>
        )}
      </div>
      <MemberDialog editing={editing} close={() => setEditing(null)} saved={load} />
    </main>
  )
}
