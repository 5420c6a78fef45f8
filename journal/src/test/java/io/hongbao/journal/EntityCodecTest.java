package io.hongbao.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.core.Authority;
import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.RoomEvent;
import io.hongbao.core.Timer;
import io.hongbao.core.UserId;
import io.hongbao.core.invite.Accepting;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.InviteCounter;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.core.invite.Reward;
import io.hongbao.core.invite.Rewards;
import io.hongbao.core.invite.Standing;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Refund;
import io.hongbao.core.outlet.Pace;
import io.hongbao.core.room.Bypass;
import io.hongbao.core.room.Ticket;
import io.hongbao.core.room.WaitingRoom;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.Wallet;
import io.hongbao.journal.v1.JournalProto;
import io.hongbao.journal.v1.StateProto;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntityCodecTest {
    private static final int ROUNDS = 200;

    static Stream<Class<?>> everyKey() {
        return RandomRecords.leaves(EntityKey.class);
    }

    @ParameterizedTest
    @MethodSource("everyKey")
    void everyEntityAndItsKeyComeBackEqual(Class<?> kind) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            RandomRecords random = new RandomRecords(seed);
            EntityKey<?> key = (EntityKey<?>) random.of(kind);
            Entity entity = random.entity(kind);

            assertThat(EntityCodec.keyOf(EntityCodec.keyBytes(key))).isEqualTo(key);
            Timer timer = new Timer(key, 1_770_343_200_000L + seed);
            assertThat(TimerCodec.decode(TimerCodec.encode(timer))).isEqualTo(timer);
            assertThat(EntityCodec.decode(key, EntityCodec.encode(entity)))
                    .as("seed %d", seed)
                    .isEqualTo(entity);
            assertThat(EntityCodec.decode(key, EntityCodec.encode(key.none())))
                    .satisfies(back -> assertThat(back.getClass()).isEqualTo(entity.getClass()));
            WireBuffer out = new WireBuffer(16);
            EntityCodec.append(entity, out);
            assertThat(out.toByteArray()).isEqualTo(EntityCodec.encode(entity));
        }
    }

    @Test
    void aWalletWrittenByHandIsWhatTheSchemaSays() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Wallet wallet = new RandomRecords(seed).of(Wallet.class);
            StateProto.Wallet.Builder expected =
                    StateProto.Wallet.newBuilder().setUser(PartMapping.toProto(wallet.user()));
            wallet.vouchers().forEach(one -> expected.addVouchers(PartMapping.toProto(one)));
            if (wallet.timerAtMillis() != Wallet.NO_TIMER) {
                expected.setTimerAtMillis(wallet.timerAtMillis());
            }

            byte[] bytes = EntityCodec.encode(wallet);

            assertThat(StateProto.Wallet.parseFrom(bytes)).isEqualTo(expected.build());
            assertThat(bytes).isEqualTo(expected.build().toByteArray());
        }
    }

    @Test
    void ordersWrittenByHandAreWhatTheSchemaSays() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Orders orders = new RandomRecords(seed).of(Orders.class);
            StateProto.Orders.Builder expected =
                    StateProto.Orders.newBuilder()
                            .setUser(PartMapping.toProto(orders.user()))
                            .setQuotesMade(orders.quotesMade());
            orders.quotes().forEach(one -> expected.addQuotes(OrderMapping.toProto(one)));
            orders.orders().forEach(one -> expected.addOrders(generated(one)));
            if (orders.timerAtMillis() != Orders.NO_TIMER) {
                expected.setTimerAtMillis(orders.timerAtMillis());
            }

            byte[] bytes = EntityCodec.encode(orders);

            assertThat(StateProto.Orders.parseFrom(bytes)).isEqualTo(expected.build());
            assertThat(bytes).as("seed %d", seed).isEqualTo(expected.build().toByteArray());
        }
    }

    private static StateProto.Order generated(Order order) {
        StateProto.Order.Builder builder =
                StateProto.Order.newBuilder()
                        .setQuote(OrderMapping.toProto(order.quote()))
                        .setState(JournalProto.OrderState.valueOf("ORDER_STATE_" + order.state()))
                        .setEnd(JournalProto.OrderEnd.valueOf("ORDER_END_" + order.end()))
                        .setReservation(OutletMapping.toProto(order.reservation()));
        order.holds().forEach(hold -> builder.addHolds(OrderMapping.toProto(hold)));
        builder.getPaymentBuilder()
                .setState(
                        JournalProto.PaymentState.valueOf(
                                "PAYMENT_STATE_" + order.payment().state()))
                .setReference(order.payment().reference())
                .setCapturedMinor(order.payment().capturedMinor());
        for (Refund refund : order.refunds()) {
            builder.addRefundsBuilder()
                    .setNumber(refund.number())
                    .setKey(refund.key())
                    .setPaymentMinor(refund.paymentMinor())
                    .setVoucherMinor(refund.voucherMinor())
                    .setDone(refund.done())
                    .setAtMillis(refund.atMillis());
        }
        for (Order.Stage stage : order.stages()) {
            builder.addStagesBuilder()
                    .setState(JournalProto.OrderState.valueOf("ORDER_STATE_" + stage.state()))
                    .setAtMillis(stage.atMillis());
        }
        if (order.deadlineAtMillis() != Orders.NO_TIMER) {
            builder.setDeadlineAtMillis(order.deadlineAtMillis());
        }
        return builder.build();
    }

    @Test
    void aPaceWrittenByHandIsWhatTheSchemaSays() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Pace pace = new RandomRecords(seed).of(Pace.class);
            StateProto.Pace.Builder expected =
                    StateProto.Pace.newBuilder()
                            .setCampaign(pace.campaign())
                            .setOutlet(pace.outlet());
            pace.loads()
                    .forEach(load ->
                            expected.addLoadsBuilder()
                                    .setMinute(load.minute())
                                    .setMakes(load.makes()));

            byte[] bytes = EntityCodec.encode(pace);

            assertThat(StateProto.Pace.parseFrom(bytes)).isEqualTo(expected.build());
            assertThat(bytes).as("seed %d", seed).isEqualTo(expected.build().toByteArray());
        }
    }

    @Test
    void aTicketWrittenByHandIsWhatTheSchemaSays() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Ticket ticket = new RandomRecords(seed).of(Ticket.class);
            StateProto.Ticket.Builder expected =
                    StateProto.Ticket.newBuilder()
                            .setUser(PartMapping.toProto(ticket.user()))
                            .setCampaign(ticket.campaign())
                            .setOpening(ticket.opening())
                            .setEnteredAtMillis(ticket.enteredAtMillis())
                            .setBypass(JournalProto.Bypass.valueOf("BYPASS_" + ticket.bypass()));
            if (ticket.index() != Ticket.NO_INDEX) {
                expected.setIndex(ticket.index());
            }
            if (ticket.enteredPlace() != Ticket.NOT_ENTERED) {
                expected.setEnteredPlace(ticket.enteredPlace());
            }

            byte[] bytes = EntityCodec.encode(ticket);

            assertThat(StateProto.Ticket.parseFrom(bytes)).isEqualTo(expected.build());
            assertThat(bytes).as("seed %d", seed).isEqualTo(expected.build().toByteArray());
        }
    }

    @Test
    void anInviteWrittenByHandIsWhatTheSchemaSays() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Invite invite = new RandomRecords(seed).of(Invite.class);
            StateProto.Invite.Builder expected =
                    StateProto.Invite.newBuilder()
                            .setCampaign(invite.campaign())
                            .setNumber(invite.number())
                            .setCreatedAtMillis(invite.createdAtMillis())
                            .setAccepted(invite.accepted())
                            .addAllRewards(generated(invite.rewards()))
                            .setRevoked(invite.revoked());
            invite.inviterOrNone().forEach(user -> expected.addInviter(PartMapping.toProto(user)));
            for (Invite.Acceptance acceptance : invite.rewarded()) {
                expected.addRewardedBuilder()
                        .setIndex(acceptance.index())
                        .setFriend(PartMapping.toProto(acceptance.friend()))
                        .setKey(acceptance.key())
                        .setAtMillis(acceptance.atMillis())
                        .setStanding(generated(acceptance.standing()));
            }
            if (invite.timerAtMillis() != Invite.NO_TIMER) {
                expected.setTimerAtMillis(invite.timerAtMillis());
            }

            byte[] bytes = EntityCodec.encode(invite);

            assertThat(StateProto.Invite.parseFrom(bytes)).isEqualTo(expected.build());
            assertThat(bytes).as("seed %d", seed).isEqualTo(expected.build().toByteArray());
        }
    }

    private static JournalProto.Standing generated(Standing standing) {
        return JournalProto.Standing.valueOf("STANDING_" + standing);
    }

    private static List<StateProto.Reward> generated(Rewards rewards) {
        return rewards.all().stream().map(EntityCodecTest::generated).toList();
    }

    private static StateProto.Reward generated(Reward reward) {
        StateProto.Reward.Builder builder =
                StateProto.Reward.newBuilder()
                        .setId(InviteMapping.toProto(reward.id()))
                        .setPrize(reward.prize())
                        .setState(
                                JournalProto.RewardState.valueOf("REWARD_STATE_" + reward.state()))
                        .setVoucher(reward.voucher())
                        .addAllLapseValue(InviteMapping.lapseNumbers(reward.lapse()))
                        .setAtMillis(reward.sinceMillis());
        if (reward.earnedAtMillis() != reward.sinceMillis()) {
            builder.setEarnedAtMillis(reward.earnedAtMillis());
        }
        return builder.build();
    }

    @Test
    void aPersonsInvitesWrittenByHandAreWhatTheSchemaSays() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            PersonInvites invites = new RandomRecords(seed).of(PersonInvites.class);
            StateProto.PersonInvites.Builder expected =
                    StateProto.PersonInvites.newBuilder()
                            .setCampaign(invites.campaign())
                            .setUser(PartMapping.toProto(invites.user()))
                            .addAllRewards(generated(invites.rewards()));
            if (invites.number() != PersonInvites.NO_NUMBER) {
                expected.setNumber(invites.number());
            }
            for (Accepting accepting : invites.acceptingOrNone()) {
                StateProto.Accepting.Builder one = expected.addAcceptingBuilder();
                one.setNumber(accepting.number())
                        .setForm(accepting.form())
                        .setChannel(accepting.channel())
                        .setKey(accepting.key())
                        .addAllHeldWith(accepting.heldWith())
                        .setAskedAtMillis(accepting.askedAtMillis())
                        .setAnsweredAtMillis(accepting.answeredAtMillis())
                        .setAcceptance(accepting.acceptance())
                        .setRewarded(accepting.rewarded())
                        .addAllRefusalValue(InviteMapping.refusalNumbers(accepting.refusal()))
                        .setStanding(generated(accepting.standing()))
                        .addAllReturned(accepting.returned());
                if (accepting.inviterStanding() != accepting.standing()) {
                    one.setInviterStanding(generated(accepting.inviterStanding()));
                }
            }
            if (invites.timerAtMillis() != Invite.NO_TIMER) {
                expected.setTimerAtMillis(invites.timerAtMillis());
            }

            byte[] bytes = EntityCodec.encode(invites);

            assertThat(StateProto.PersonInvites.parseFrom(bytes)).isEqualTo(expected.build());
            assertThat(bytes).as("seed %d", seed).isEqualTo(expected.build().toByteArray());
        }
    }

    @Test
    void theFirstInviteAndATimerOf1970AreNotNone() {
        EntityKey<PersonInvites> key = new EntityKey.OfPersonInvites("lny", new UserId(1, 2));
        for (long number : new long[] {PersonInvites.NO_NUMBER, 0, 1}) {
            for (long timer : new long[] {0, 1, Invite.NO_TIMER}) {
                PersonInvites invites = key.none().withNumber(number).withTimer(timer);
                assertThat(EntityCodec.decode(key, EntityCodec.encode(invites))).isEqualTo(invites);
            }
        }
    }

    @Test
    void anInviteCounterWrittenByHandIsWhatTheSchemaSays() {
        InviteCounter counter = new InviteCounter("lny", 1L << 40);
        assertThat(EntityCodec.encode(counter))
                .isEqualTo(
                        StateProto.InviteCounter.newBuilder()
                                .setCampaign("lny")
                                .setHandedOut(1L << 40)
                                .build()
                                .toByteArray());
    }

    @Test
    void theFirstTicketAndABypassAreNotNoTicket() {
        EntityKey<Ticket> key = new EntityKey.OfTicket("lny", new UserId(1, 2));
        for (long number : new long[] {-1, 0, 1}) {
            Ticket ticket =
                    new Ticket("lny", new UserId(1, 2), 1, number, -number, 0, Bypass.STAFF);
            assertThat(EntityCodec.decode(key, EntityCodec.encode(ticket))).isEqualTo(ticket);
        }
    }

    @Test
    void ticketKeysAreInTheOrderOfPeopleAndThenOfCampaigns() {
        byte[] before = {};
        for (UserId user : List.of(new UserId(1, 2), new UserId(1, 3), new UserId(-1, 0))) {
            for (String campaign : List.of("lny", "lny-2", "spring")) {
                byte[] key = EntityCodec.keyBytes(new EntityKey.OfTicket(campaign, user));
                assertThat(key)
                        .hasSize(17 + campaign.length())
                        .startsWith(EntityCodec.TICKET_PREFIX);
                assertThat(Arrays.compareUnsigned(before, key)).isNegative();
                before = key;
            }
        }
        assertThatThrownBy(() -> EntityCodec.keyOf(new byte[] {EntityCodec.TICKET_PREFIX, 1}))
                .isInstanceOf(UnreadableJournal.class)
                .hasMessageContaining("has only 2 bytes");
    }

    @Test
    void aCeilingOfNobodyIsNotNoCeiling() {
        EntityKey<WaitingRoom> key = new EntityKey.OfRoom("lny");
        for (int ceiling : new int[] {-1, 0, 1}) {
            WaitingRoom room =
                    key.none()
                            .after(
                                    new RoomEvent.RoomCeilingSet(
                                            "lny", ceiling, new Authority("operator", "")));
            assertThat(EntityCodec.decode(key, EntityCodec.encode(room))).isEqualTo(room);
        }
    }

    @Test
    void damagedEntitiesGiveOneKindOfErrorOrAnEntity() {
        Random random = new Random(6);
        for (Class<?> kind : everyKey().toList()) {
            for (int seed = 0; seed < ROUNDS; seed++) {
                RandomRecords records = new RandomRecords(seed);
                EntityKey<?> key = (EntityKey<?>) records.of(kind);
                byte[] bytes = EntityCodec.encode(records.entity(kind));
                if (bytes.length == 0) {
                    continue;
                }
                byte[] damaged = bytes.clone();
                damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                readsOrRefuses(key, damaged);
                readsOrRefuses(key, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            }
        }
    }

    /** Anything but {@link UnreadableJournal} fails the test. */
    private static void readsOrRefuses(EntityKey<?> key, byte[] bytes) {
        try {
            assertThat((Object) EntityCodec.decode(key, bytes)).isNotNull();
        } catch (UnreadableJournal e) {
            assertThat(e).hasMessageContaining("state of ");
        }
    }

    @Test
    void aWalletWithoutTimerIsNotOneThatIsDueIn1970() {
        EntityKey<Wallet> key = new EntityKey.OfWallet(new UserId(1, 2));
        for (long timer : new long[] {0, 1, Wallet.NO_TIMER}) {
            Wallet wallet = key.none().withTimer(timer);
            assertThat(EntityCodec.decode(key, EntityCodec.encode(wallet))).isEqualTo(wallet);
        }
    }

    @Test
    void decodedVouchersShareTheirWords() {
        RandomRecords random = new RandomRecords(3);
        EntityKey<Wallet> key = new EntityKey.OfWallet(new UserId(1, 2));
        Voucher voucher = random.of(Voucher.class);
        byte[] bytes = EntityCodec.encode(key.none().with(voucher));

        Voucher one = EntityCodec.decode(key, bytes).vouchers().getFirst();
        Voucher two = EntityCodec.decode(key, bytes).vouchers().getFirst();

        assertThat(one).isEqualTo(voucher).isEqualTo(two);
        assertThat(Words.of(new byte[] {'l', 'n', 'y'}, 0, 3))
                .isSameAs(Words.of(new byte[] {'l', 'n', 'y'}, 0, 3));
    }

    @Test
    void walletKeysAreInTheOrderOfPeopleAndInOneRange() {
        Random random = new Random(7);
        List<UserId> people =
                Stream.generate(() -> new UserId(random.nextLong(), random.nextLong()))
                        .limit(100)
                        .sorted()
                        .toList();
        byte[] before = {};
        for (UserId user : people) {
            byte[] key = EntityCodec.keyBytes(new EntityKey.OfWallet(user));
            assertThat(key).hasSize(17).startsWith(EntityCodec.WALLET_PREFIX);
            assertThat(Arrays.compareUnsigned(before, key)).isNegative();
            before = key;
        }
    }

    @Test
    void theKeysOfACampaignsOutletsAreOneRangeAndThoseOfAnOutletsSeatsToo() {
        byte[] before = EntityCodec.keyBytes(new EntityKey.OfOutlet("lny", "z"));
        assertThat(EntityCodec.keyBytes(new EntityKey.OfOutlet("lny", "tea")))
                .startsWith(0x14, 'l', 'n', 'y', 0);
        assertThat(
                        Arrays.compareUnsigned(
                                before, EntityCodec.keyBytes(new EntityKey.OfOutlet("lny-2", "a"))))
                .isNegative();
        assertThat(EntityCodec.keyBytes(new EntityKey.OfPace("lny", "tea"))).startsWith(0x15);
        assertThat(EntityCodec.keyBytes(new EntityKey.OfSeats("lny", "rail", "G1/2026-02-14/a")))
                .startsWith(0x16, 'l', 'n', 'y', 0, 'r', 'a', 'i', 'l', 0, 'G');
        assertThat(EntityCodec.keyBytes(new EntityKey.OfOrders(new UserId(1, 2))))
                .hasSize(17)
                .startsWith(EntityCodec.ORDERS_PREFIX)
                .endsWith(0, 0, 2);
    }

    @Test
    void anIdThatCouldNotBeReadAgainIsNotWritten() {
        assertThatThrownBy(() -> EntityCodec.keyBytes(new EntityKey.OfOutlet("a\0b", "c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("zero character");
        for (int ids : new int[] {1, 3}) {
            byte[] key = ("\u0014a" + "\0a".repeat(ids - 1)).getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> EntityCodec.keyOf(key))
                    .isInstanceOf(UnreadableJournal.class)
                    .hasMessageContaining("has " + ids + " ids in place of 2");
        }
    }

    @Test
    void timersComeBackEqualAndInTheOrderTheyAreDue() {
        byte[] before = {};
        for (long due : new long[] {0, 1, 255, 256, 1_770_343_200_000L, Long.MAX_VALUE}) {
            Timer timer = new Timer(new EntityKey.OfWallet(new UserId(-1, 3)), due);
            byte[] key = TimerCodec.encode(timer);
            assertThat(TimerCodec.decode(key)).isEqualTo(timer);
            assertThat(TimerCodec.dueAtMillis(key)).isEqualTo(due);
            assertThat(Arrays.compareUnsigned(before, key)).isNegative();
            before = key;
        }
        assertThatThrownBy(() -> TimerCodec.encode(new Timer(new EntityKey.OfCampaign("c"), -1)))
                .hasMessageContaining("timer's due time must be between 0");
    }

    @Test
    void foreignKeysAndBytesAreRefused() {
        assertThatThrownBy(() -> EntityCodec.keyOf(new byte[] {0x7E, 1}))
                .isInstanceOf(UnreadableJournal.class)
                .hasMessageContaining("kind 126 is unknown here; upgrade Hongbao");
        assertThatThrownBy(() -> EntityCodec.keyOf(new byte[] {EntityCodec.WALLET_PREFIX, 1}))
                .isInstanceOf(UnreadableJournal.class)
                .hasMessageContaining("2 bytes in place of 17");
        assertThatThrownBy(() -> EntityCodec.keyOf(new byte[] {}))
                .isInstanceOf(UnreadableJournal.class);
        assertThatThrownBy(() ->
                        EntityCodec.decode(new EntityKey.OfTill("lny2026"), new byte[] {1, 2, 3}))
                .isInstanceOf(UnreadableJournal.class)
                .hasMessageContaining("state of OfTill[campaign=lny2026]");
    }
}
