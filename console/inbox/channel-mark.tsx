import {
  ApiOutlined,
  GlobalOutlined,
  MailOutlined,
  MobileOutlined,
  PhoneOutlined,
  WechatOutlined,
  WeiboOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useWords } from '../language/language.ts'

const icons: Record<string, ReactNode> = {
  web: <GlobalOutlined aria-hidden />,
  app: <MobileOutlined aria-hidden />,
  sms: <MobileOutlined aria-hidden />,
  wechat: <WechatOutlined aria-hidden />,
  weibo: <WeiboOutlined aria-hidden />,
  email: <MailOutlined aria-hidden />,
  voice: <PhoneOutlined aria-hidden />,
}

export const channelIcon = (channel: string): ReactNode => icons[channel] ?? <ApiOutlined aria-hidden />

export function ChannelMark({ channel }: { channel: string }) {
  const words = useWords()
  const name = words.channel[channel] ?? channel
  return (
    <span className="channel-mark" title={name}>
      {channelIcon(channel)}
      <span className="only-read">{name}</span>
    </span>
  )
}
