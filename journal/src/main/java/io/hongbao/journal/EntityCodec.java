package io.hongbao.journal;

import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Mailbox;
import io.hongbao.core.Require;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.InviteCounter;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.core.ledger.Ledger;
import io.hongbao.core.order.Orders;
import io.hongbao.core.outlet.Outlet;
import io.hongbao.core.outlet.Pace;
import io.hongbao.core.outlet.Seats;
import io.hongbao.core.payout.Payouts;
import io.hongbao.core.room.Ticket;
import io.hongbao.core.room.WaitingRoom;
import io.hongbao.core.treasury.Till;
import io.hongbao.core.treasury.Treasury;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.Wallet;
import io.hongbao.journal.v1.StateProto;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes and reads entities and their keys for a store of bytes under ordered keys. The same entity
 * always gives the same bytes. Stateless: use from any thread.
 *
 * <p>A key is a byte for the kind and then ids in UTF-8 (the campaign's, the outlet's, the slot's)
 * with a zero byte between them, or the 16 bytes of the person, or nothing: the entities of a kind
 * form one range, and in it those of a campaign and of an outlet; wallets, orders and payouts lie
 * in the order of {@link UserId}, and so do tickets and people's invites, whose key ends with the
 * campaign's id. Of an invite the key is the eight bytes of its number and then the campaign's id.
 */
public final class EntityCodec {
    /** The first byte of every wallet's key, so that a scan can ask for the wallets alone. */
    public static final byte WALLET_PREFIX = 0x20;

    /** The first byte of every key of a person's orders. */
    public static final byte ORDERS_PREFIX = 0x21;

    /** The first byte of every key of a person's payouts. */
    public static final byte PAYOUTS_PREFIX = 0x22;

    /** The first byte of every ticket's key. */
    public static final byte TICKET_PREFIX = 0x23;

    /** The first byte of every key of a person's invites. */
    public static final byte PERSON_INVITES_PREFIX = 0x24;

    /** The first byte of every invite's key. */
    public static final byte INVITE_PREFIX = 0x25;

    private static final byte MAILBOX_PREFIX = 0x01;
    private static final byte CAMPAIGN_PREFIX = 0x10;
    private static final byte TREASURY_PREFIX = 0x11;
    private static final byte TILL_PREFIX = 0x12;
    private static final byte LEDGER_PREFIX = 0x13;
    private static final byte OUTLET_PREFIX = 0x14;
    private static final byte PACE_PREFIX = 0x15;
    private static final byte SEATS_PREFIX = 0x16;
    private static final byte ROOM_PREFIX = 0x17;
    private static final byte INVITE_COUNTER_PREFIX = 0x18;
    private static final char SEPARATOR = '\0';
    private static final String ID_SEPARATOR = String.valueOf(SEPARATOR);
    private static final int PERSON_KEY_BYTES = 1 + 2 * Long.BYTES;
    private static final int INVITE_KEY_BYTES = 1 + Long.BYTES;
    private static final int USUAL_BYTES = 256;
    private static final int HEAD_BYTES = 48;
    private static final int VOUCHER_BYTES = 128;
    private static final int ORDER_BYTES = 512;
    private static final int LOAD_BYTES = 10;

    private EntityCodec() {}

    /** The bytes of an entity. */
    public static byte[] encode(Entity entity) {
        WireBuffer out = new WireBuffer(usualBytes(entity));
        append(entity, out);
        return out.toByteArray();
    }

    /** About how many bytes an entity has; one with more makes the buffer grow. */
    private static int usualBytes(Entity entity) {
        return switch (entity) {
            case Wallet wallet -> HEAD_BYTES + VOUCHER_BYTES * wallet.vouchers().size();
            case Orders orders ->
                    HEAD_BYTES + ORDER_BYTES * (orders.quotes().size() + orders.orders().size());
            case Pace pace -> HEAD_BYTES + LOAD_BYTES * pace.loads().size();
            default -> USUAL_BYTES;
        };
    }

    /** Appends the same bytes as {@link #encode} to {@code out}. */
    public static void append(Entity entity, WireBuffer out) {
        switch (entity) {
            case Wallet wallet -> wallet(wallet, out);
            case Campaign campaign -> out.body(EntityMapping.toProto(campaign));
            case Treasury treasury -> out.body(EntityMapping.toProto(treasury));
            case Till till -> out.body(EntityMapping.toProto(till));
            case Ledger ledger -> out.body(EntityMapping.toProto(ledger));
            case Mailbox mailbox -> out.body(EntityMapping.toProto(mailbox));
            case Orders orders -> OrderWire.orders(orders, out);
            case Payouts payouts -> out.body(PayoutMapping.toProto(payouts));
            case Outlet outlet -> out.body(EntityMapping.toProto(outlet));
            case Pace pace -> OutletWire.pace(pace, out);
            case Seats seats -> out.body(EntityMapping.toProto(seats));
            case WaitingRoom room -> out.body(RoomMapping.toProto(room));
            case Invite invite -> InviteStateWire.invite(invite, out);
            case PersonInvites invites -> InviteStateWire.personInvites(invites, out);
            case InviteCounter counter -> InviteStateWire.counter(counter, out);
            case Ticket ticket -> RoomWire.ticket(ticket, out);
            default -> throw new IllegalArgumentException("no format for " + entity.getClass());
        }
    }

    private static void wallet(Wallet wallet, WireBuffer out) {
        VoucherWire.user(out, 1, wallet.user());
        for (Voucher voucher : wallet.vouchers()) {
            VoucherWire.voucher(out, 2, voucher);
        }
        if (wallet.timerAtMillis() != Wallet.NO_TIMER) {
            out.present(3, wallet.timerAtMillis());
        }
    }

    /**
     * The entity in {@code bytes}.
     *
     * @throws UnreadableJournal when a newer version wrote it or it is damaged
     */
    public static <E extends Entity> E decode(EntityKey<E> key, byte[] bytes) {
        return decode(key, bytes, 0, bytes.length);
    }

    /** The entity in a part of {@code bytes}. */
    @SuppressWarnings("unchecked") // the key's kind says which entity lies under it
    public static <E extends Entity> E decode(
            EntityKey<E> key, byte[] bytes, int from, int length) {
        try {
            return (E) read(key, new WireReader(bytes, from, length));
        } catch (UnreadableJournal e) {
            throw new UnreadableJournal("state of " + key + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new UnreadableJournal("state of " + key + ": damaged: " + e.getMessage(), e);
        }
    }

    private static Entity read(EntityKey<?> key, WireReader in) {
        return switch (key) {
            case EntityKey.OfWallet _ -> readWallet(in);
            case EntityKey.OfCampaign _ ->
                    EntityMapping.fromProto(in.rest(StateProto.Campaign.parser()));
            case EntityKey.OfTreasury _ ->
                    EntityMapping.fromProto(in.rest(StateProto.Treasury.parser()));
            case EntityKey.OfTill _ -> EntityMapping.fromProto(in.rest(StateProto.Till.parser()));
            case EntityKey.OfLedger _ ->
                    EntityMapping.fromProto(in.rest(StateProto.Ledger.parser()));
            case EntityKey.OfMailbox _ ->
                    EntityMapping.fromProto(in.rest(StateProto.Mailbox.parser()));
            case EntityKey.OfOrders _ -> OrderWire.readOrders(in);
            case EntityKey.OfPayouts _ ->
                    PayoutMapping.fromProto(in.rest(StateProto.Payouts.parser()));
            case EntityKey.OfOutlet _ ->
                    EntityMapping.fromProto(in.rest(StateProto.Outlet.parser()));
            case EntityKey.OfPace _ -> OutletWire.readPace(in);
            case EntityKey.OfSeats _ -> EntityMapping.fromProto(in.rest(StateProto.Seats.parser()));
            case EntityKey.OfRoom _ ->
                    RoomMapping.fromProto(in.rest(StateProto.WaitingRoom.parser()));
            case EntityKey.OfTicket _ -> RoomWire.readTicket(in);
            case EntityKey.OfInvite _ -> InviteStateWire.readInvite(in);
            case EntityKey.OfPersonInvites _ -> InviteStateWire.readPersonInvites(in);
            case EntityKey.OfInviteCounter _ -> InviteStateWire.readCounter(in);
        };
    }

    private static Wallet readWallet(WireReader in) {
        UserId user = new UserId(0, 0);
        List<Voucher> vouchers = new ArrayList<>();
        long timerAtMillis = Wallet.NO_TIMER;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = VoucherWire.readUser(in.nested());
                case 2 << 3 | WireBuffer.DELIMITED ->
                        vouchers.add(VoucherWire.readVoucher(in.nested()));
                case 3 << 3 | WireBuffer.VARINT -> timerAtMillis = in.varint();
                default -> in.skip(tag);
            }
        }
        return new Wallet(user, vouchers, timerAtMillis);
    }

    /**
     * The key's bytes; see the class.
     *
     * @throws IllegalArgumentException when an id has a zero character: the key could not be read
     *     again
     */
    public static byte[] keyBytes(EntityKey<?> key) {
        return switch (key) {
            case EntityKey.OfWallet of -> withPerson(WALLET_PREFIX, of.user());
            case EntityKey.OfOrders of -> withPerson(ORDERS_PREFIX, of.user());
            case EntityKey.OfPayouts of -> withPerson(PAYOUTS_PREFIX, of.user());
            case EntityKey.OfCampaign of -> withIds(CAMPAIGN_PREFIX, of.campaign());
            case EntityKey.OfTreasury of -> withIds(TREASURY_PREFIX, of.campaign());
            case EntityKey.OfTill of -> withIds(TILL_PREFIX, of.campaign());
            case EntityKey.OfLedger of -> withIds(LEDGER_PREFIX, of.campaign());
            case EntityKey.OfOutlet of -> withIds(OUTLET_PREFIX, of.campaign(), of.outlet());
            case EntityKey.OfPace of -> withIds(PACE_PREFIX, of.campaign(), of.outlet());
            case EntityKey.OfSeats of ->
                    withIds(SEATS_PREFIX, of.campaign(), of.outlet(), of.slot());
            case EntityKey.OfRoom of -> withIds(ROOM_PREFIX, of.campaign());
            case EntityKey.OfTicket of -> withPerson(TICKET_PREFIX, of.user(), of.campaign());
            case EntityKey.OfPersonInvites of ->
                    withPerson(PERSON_INVITES_PREFIX, of.user(), of.campaign());
            case EntityKey.OfInvite of -> ofInvite(of);
            case EntityKey.OfInviteCounter of -> withIds(INVITE_COUNTER_PREFIX, of.campaign());
            case EntityKey.OfMailbox _ -> new byte[] {MAILBOX_PREFIX};
        };
    }

    private static byte[] withPerson(byte prefix, UserId user, String campaignId) {
        byte[] campaign = campaignId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(PERSON_KEY_BYTES + campaign.length)
                .put(prefix)
                .putLong(user.high())
                .putLong(user.low())
                .put(campaign)
                .array();
    }

    private static byte[] ofInvite(EntityKey.OfInvite key) {
        byte[] campaign = key.campaign().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(INVITE_KEY_BYTES + campaign.length)
                .put(INVITE_PREFIX)
                .putLong(key.number())
                .put(campaign)
                .array();
    }

    private static byte[] withPerson(byte prefix, UserId user) {
        return ByteBuffer.allocate(PERSON_KEY_BYTES)
                .put(prefix)
                .putLong(user.high())
                .putLong(user.low())
                .array();
    }

    private static byte[] withIds(byte prefix, String... ids) {
        for (String id : ids) {
            Require.that(
                    id.indexOf(SEPARATOR) < 0, "an id in an entity's key has no zero character");
        }
        byte[] text = String.join(ID_SEPARATOR, ids).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + text.length).put(prefix).put(text).array();
    }

    /**
     * The key that {@link #keyBytes} wrote.
     *
     * @throws UnreadableJournal when it is of a kind that this version doesn't know, or damaged
     */
    public static EntityKey<?> keyOf(byte[] bytes) {
        if (bytes.length == 0) {
            throw UnreadableJournal.malformed("an entity's key is empty");
        }
        return switch (bytes[0]) {
            case WALLET_PREFIX -> new EntityKey.OfWallet(person(bytes));
            case ORDERS_PREFIX -> new EntityKey.OfOrders(person(bytes));
            case PAYOUTS_PREFIX -> new EntityKey.OfPayouts(person(bytes));
            case TICKET_PREFIX ->
                    new EntityKey.OfTicket(
                            campaignAfter(bytes, PERSON_KEY_BYTES), leadingPerson(bytes));
            case PERSON_INVITES_PREFIX ->
                    new EntityKey.OfPersonInvites(
                            campaignAfter(bytes, PERSON_KEY_BYTES), leadingPerson(bytes));
            case INVITE_PREFIX ->
                    new EntityKey.OfInvite(
                            campaignAfter(bytes, INVITE_KEY_BYTES),
                            ByteBuffer.wrap(bytes, 1, Long.BYTES).getLong());
            case INVITE_COUNTER_PREFIX -> new EntityKey.OfInviteCounter(ids(bytes, 1)[0]);
            case ROOM_PREFIX -> new EntityKey.OfRoom(ids(bytes, 1)[0]);
            case CAMPAIGN_PREFIX -> new EntityKey.OfCampaign(ids(bytes, 1)[0]);
            case TREASURY_PREFIX -> new EntityKey.OfTreasury(ids(bytes, 1)[0]);
            case TILL_PREFIX -> new EntityKey.OfTill(ids(bytes, 1)[0]);
            case LEDGER_PREFIX -> new EntityKey.OfLedger(ids(bytes, 1)[0]);
            case OUTLET_PREFIX -> {
                String[] ids = ids(bytes, 2);
                yield new EntityKey.OfOutlet(ids[0], ids[1]);
            }
            case PACE_PREFIX -> {
                String[] ids = ids(bytes, 2);
                yield new EntityKey.OfPace(ids[0], ids[1]);
            }
            case SEATS_PREFIX -> {
                String[] ids = ids(bytes, 3);
                yield new EntityKey.OfSeats(ids[0], ids[1], ids[2]);
            }
            case MAILBOX_PREFIX -> new EntityKey.OfMailbox();
            default -> throw UnreadableJournal.newer("an entity's key of kind " + bytes[0]);
        };
    }

    /** The campaign's id that follows the first {@code length} bytes of a key. */
    private static String campaignAfter(byte[] bytes, int length) {
        if (bytes.length < length) {
            throw UnreadableJournal.malformed(
                    "a key of kind " + bytes[0] + " has only " + bytes.length + " bytes");
        }
        return new String(bytes, length, bytes.length - length, StandardCharsets.UTF_8);
    }

    /** The person at the beginning of a longer key. */
    private static UserId leadingPerson(byte[] bytes) {
        return person(Arrays.copyOf(bytes, PERSON_KEY_BYTES));
    }

    private static UserId person(byte[] bytes) {
        if (bytes.length != PERSON_KEY_BYTES) {
            throw UnreadableJournal.malformed(
                    "a person's key has "
                            + bytes.length
                            + " bytes in place of "
                            + PERSON_KEY_BYTES);
        }
        ByteBuffer person = ByteBuffer.wrap(bytes, 1, 2 * Long.BYTES);
        return new UserId(person.getLong(), person.getLong());
    }

    private static String[] ids(byte[] bytes, int count) {
        String text = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
        String[] ids = text.split(ID_SEPARATOR, -1);
        if (ids.length != count) {
            throw UnreadableJournal.malformed(
                    "an entity's key has " + ids.length + " ids in place of " + count);
        }
        return ids;
    }
}
