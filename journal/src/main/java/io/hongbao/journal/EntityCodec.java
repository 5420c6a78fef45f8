package io.hongbao.journal;

import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Mailbox;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.ledger.Ledger;
import io.hongbao.core.treasury.Till;
import io.hongbao.core.treasury.Treasury;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.Wallet;
import io.hongbao.journal.v1.StateProto;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes and reads entities and their keys for a store of bytes under ordered keys. The same entity
 * always gives the same bytes. Stateless: use from any thread.
 *
 * <p>A key is a byte for the kind and then the campaign's id in UTF-8, or the 16 bytes of the
 * person, or nothing: the entities of a kind form one range, and wallets lie in the order of {@link
 * UserId}.
 */
public final class EntityCodec {
    /** The first byte of every wallet's key, so that a scan can ask for the wallets alone. */
    public static final byte WALLET_PREFIX = 0x20;

    private static final byte MAILBOX_PREFIX = 0x01;
    private static final byte CAMPAIGN_PREFIX = 0x10;
    private static final byte TREASURY_PREFIX = 0x11;
    private static final byte TILL_PREFIX = 0x12;
    private static final byte LEDGER_PREFIX = 0x13;
    private static final int WALLET_KEY_BYTES = 1 + 2 * Long.BYTES;
    private static final int WALLET_BYTES = 48;
    private static final int VOUCHER_BYTES = 128;

    private EntityCodec() {}

    /** The bytes of an entity. */
    public static byte[] encode(Entity entity) {
        return switch (entity) {
            case Wallet wallet -> {
                WireBuffer out =
                        new WireBuffer(WALLET_BYTES + VOUCHER_BYTES * wallet.vouchers().size());
                append(wallet, out);
                yield out.toByteArray();
            }
            case Campaign campaign -> EntityMapping.toProto(campaign).toByteArray();
            case Treasury treasury -> EntityMapping.toProto(treasury).toByteArray();
            case Till till -> EntityMapping.toProto(till).toByteArray();
            case Ledger ledger -> EntityMapping.toProto(ledger).toByteArray();
            case Mailbox mailbox -> EntityMapping.toProto(mailbox).toByteArray();
            default -> throw new IllegalArgumentException("no format for " + entity.getClass());
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

    /** The key's bytes; see the class. */
    public static byte[] keyBytes(EntityKey<?> key) {
        return switch (key) {
            case EntityKey.OfWallet of ->
                    ByteBuffer.allocate(WALLET_KEY_BYTES)
                            .put(WALLET_PREFIX)
                            .putLong(of.user().high())
                            .putLong(of.user().low())
                            .array();
            case EntityKey.OfCampaign of -> withId(CAMPAIGN_PREFIX, of.campaign());
            case EntityKey.OfTreasury of -> withId(TREASURY_PREFIX, of.campaign());
            case EntityKey.OfTill of -> withId(TILL_PREFIX, of.campaign());
            case EntityKey.OfLedger of -> withId(LEDGER_PREFIX, of.campaign());
            case EntityKey.OfMailbox _ -> new byte[] {MAILBOX_PREFIX};
        };
    }

    private static byte[] withId(byte prefix, String id) {
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
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
            case WALLET_PREFIX -> {
                if (bytes.length != WALLET_KEY_BYTES) {
                    throw UnreadableJournal.malformed(
                            "a wallet's key has "
                                    + bytes.length
                                    + " bytes in place of "
                                    + WALLET_KEY_BYTES);
                }
                ByteBuffer person = ByteBuffer.wrap(bytes, 1, 2 * Long.BYTES);
                yield new EntityKey.OfWallet(new UserId(person.getLong(), person.getLong()));
            }
            case CAMPAIGN_PREFIX -> new EntityKey.OfCampaign(id(bytes));
            case TREASURY_PREFIX -> new EntityKey.OfTreasury(id(bytes));
            case TILL_PREFIX -> new EntityKey.OfTill(id(bytes));
            case LEDGER_PREFIX -> new EntityKey.OfLedger(id(bytes));
            case MAILBOX_PREFIX -> new EntityKey.OfMailbox();
            default -> throw UnreadableJournal.newer("an entity's key of kind " + bytes[0]);
        };
    }

    private static String id(byte[] bytes) {
        return new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
    }
}
