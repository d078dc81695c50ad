import type { Namespace } from 'socket.io'
import type { Locale } from '../../../protocol/message.ts'
import type { ServerToShopper, ShopperToServer } from '../../../protocol/shopper.ts'
import { tellRooms, tellRoomsHere } from '../../sockets/tell-rooms.ts'
import type { Channel } from '../channel.ts'

export interface ShopperSocketData {
  shopperId: string
  conversationId: string
  token: string
  locale: Locale
  ip: string
}

export type ShopperNamespace = Namespace<ShopperToServer, ServerToShopper, Record<string, never>, ShopperSocketData>

export const WEB = 'web'

/** Everybody who has the conversation open: the shopper's tabs. */
export function roomOf(conversationId: string): string {
  return `c:${conversationId}`
}

/** Live delivery to widgets. Nothing is kept for who is away: they ask `sync` when they are back. */
export function createWebChannel(shoppers: ShopperNamespace): Channel {
  return {
    name: WEB,
    tell(conversation, messages, status) {
      const room = [roomOf(conversation.id)]
      for (const message of messages) tellRooms(shoppers, room, 'message:new', message)
      if (status !== null) tellRooms(shoppers, room, 'status', status)
    },
    tellHere: ({ id }, status) => tellRoomsHere(shoppers, [roomOf(id)], 'status', status),
    isHeardHere: conversationId => isShopperOnline(shoppers, conversationId),
    typing: (conversationId, isOn) => {
      tellRooms(shoppers, [roomOf(conversationId)], 'typing', { on: isOn })
    },
    read: (conversationId, seq) => {
      tellRooms(shoppers, [roomOf(conversationId)], 'read', { seq })
    },
  }
}

/** Whether some page has the conversation open on this node. */
export function isShopperOnline(shoppers: ShopperNamespace, conversationId: string): boolean {
  return (shoppers.adapter.rooms.get(roomOf(conversationId))?.size ?? 0) > 0
}
