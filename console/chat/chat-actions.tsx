import {
  CheckOutlined,
  ClockCircleOutlined,
  MoreOutlined,
  RobotOutlined,
  RollbackOutlined,
  SwapOutlined,
} from '@ant-design/icons'
import { Button, Dropdown, Popconfirm } from 'antd'
import { useState } from 'react'
import { supervises } from '../app/role-pages.ts'
import { useToast } from '../app/use-toast.ts'
import { useDesk, useWorkspace } from '../app/workspace-context.ts'
import { useClaim } from '../inbox/use-claim.ts'
import { useWords } from '../language/language.ts'
import { FollowUpDialog } from './follow-up-dialog.tsx'
import { TakeOver } from './take-over.tsx'
import { TransferDialog } from './transfer-dialog.tsx'

/** What can be done with a conversation: taking it while it waits, handing it on or ending it while it is ours. */
export function ChatActions({ conversationId }: { conversationId: string }) {
  const words = useWords()
  const toast = useToast()
  const claim = useClaim()
  const { desk, me } = useWorkspace()
  const [isTransferring, setTransferring] = useState(false)
  const [isPromising, setPromising] = useState(false)
  const thread = useDesk(state => state.threads[conversationId])
  const status = thread?.status?.status

  if (!thread?.isOwner || status !== 'agent') {
    if (status === 'queued' || status === 'offline')
      return (
        <Button type="primary" onClick={() => claim(conversationId)}>
          {words.actions.claim}
        </Button>
      )
    return supervises(me.role) && (status === 'agent' || status === 'bot') ? (
      <TakeOver conversationId={conversationId} agent={thread?.status?.agent?.name ?? null} />
    ) : null
  }

  const release = async (to: 'bot' | 'queue') =>
    toast.outcome(
      await desk.release(conversationId, to),
      to === 'bot' ? words.actions.toBotDone : words.actions.toQueueDone,
    )

  return (
    <>
      <Button
        icon={<SwapOutlined aria-hidden />}
        aria-label={words.actions.transfer}
        onClick={() => setTransferring(true)}
      >
        {words.actions.transfer}
      </Button>
      <Popconfirm
        title={words.actions.closeAsk}
        description={words.actions.closeHint}
        okText={words.actions.closeDo}
        placement="bottomRight"
        onConfirm={async () => void toast.outcome(await desk.close(conversationId), words.actions.closed)}
      >
        <Button icon={<CheckOutlined aria-hidden />} aria-label={words.actions.close}>
          {words.actions.close}
        </Button>
      </Popconfirm>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: [
            { key: 'followUp', icon: <ClockCircleOutlined aria-hidden />, label: words.actions.followUp },
            { key: 'bot', icon: <RobotOutlined aria-hidden />, label: words.actions.toBot },
            { key: 'queue', icon: <RollbackOutlined aria-hidden />, label: words.actions.toQueue },
          ],
          onClick: ({ key }) => (key === 'followUp' ? setPromising(true) : release(key as 'bot' | 'queue')),
        }}
      >
        <Button type="text" icon={<MoreOutlined aria-hidden />} aria-label={words.actions.more} />
      </Dropdown>
      <FollowUpDialog conversationId={conversationId} isOpen={isPromising} close={() => setPromising(false)} />
      <TransferDialog conversationId={conversationId} isOpen={isTransferring} close={() => setTransferring(false)} />
    </>
  )
}
