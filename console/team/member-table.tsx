import { Button, Popconfirm, Table, Tag } from 'antd'
import type { AgentProfile } from '../../protocol/people.ts'
import { useToast } from '../app/use-toast.ts'
import { useObserved, useWorkspace } from '../app/workspace-context.ts'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'

interface Props {
  /** `null` while loading. */
  readonly members: readonly AgentProfile[] | null
  readonly edit: (member: AgentProfile) => void
  readonly changed: () => void
}

export function MemberTable({ members, edit, changed }: Props) {
  const words = useWords()
  const toast = useToast()
  const { api, me, team } = useWorkspace()
  const desks = useObserved(team)?.desks ?? []

  async function setDisabled(member: AgentProfile, disabled: boolean) {
    if (toast.outcome(await api.changeAgent(member.id, { disabled }), words.team.saved)) changed()
  }

  return (
    <Table<AgentProfile>
      rowKey="id"
      size="middle"
      loading={members === null}
      dataSource={members ? [...members] : []}
      pagination={members && members.length > 50 ? { pageSize: 50 } : false}
      locale={{ emptyText: members === null ? words.loading : words.team.empty }}
      rowClassName={member => (member.disabled ? 'is-disabled' : '')}
      scroll={{ x: 720 }}
      columns={[
        {
          title: words.team.name,
          key: 'name',
          render: (_, member) => (
            <span className="member-name">
              <strong>{plainText(member.name)}</strong>
              {member.id === me.id && <Tag>{words.team.you}</Tag>}
              <small>{member.login}</small>
            </span>
          ),
        },
        { title: words.team.number, dataIndex: 'number', render: (number: string) => plainText(number) },
        { title: words.team.role, dataIndex: 'role', render: (role: AgentProfile['role']) => words.team.roles[role] },
        {
          title: words.team.desks,
          dataIndex: 'desks',
          render: (ids: readonly string[]) =>
            ids.map(id => plainText(desks.find(desk => desk.id === id)?.title ?? id)).join('、') || '—',
        },
        { title: words.team.capacity, dataIndex: 'capacity', align: 'right' },
        {
          title: words.team.state,
          key: 'state',
          render: (_, member) => (
            <span className="member-state">
              <span className={`presence-dot is-${member.disabled ? 'offline' : 'online'}`} aria-hidden />
              {member.disabled ? words.team.disabled : words.team.active}
            </span>
          ),
        },
        {
          title: <span className="only-read">{words.actions.more}</span>,
          key: 'actions',
          align: 'right',
          render: (_, member) => (
            <span className="member-actions">
              <Button
                size="small"
                type="link"
                aria-label={words.team.editTitle(plainText(member.name))}
                onClick={() => edit(member)}
              >
                {words.team.edit}
              </Button>
              {member.id !== me.id &&
                (member.disabled ? (
                  <Button size="small" type="link" onClick={() => setDisabled(member, false)}>
                    {words.team.enable}
                  </Button>
                ) : (
                  <Popconfirm
                    title={words.team.disableAsk(plainText(member.name))}
                    description={words.team.disableHint}
                    okText={words.team.disable}
                    okButtonProps={{ danger: true }}
                    placement="topRight"
                    onConfirm={() => setDisabled(member, true)}
                  >
                    <Button size="small" type="link" danger>
                      {words.team.disable}
                    </Button>
                  </Popconfirm>
                ))}
            </span>
          ),
        },
      ]}
    />
  )
}
