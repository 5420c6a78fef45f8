package io.hongbao.audit;

import io.hongbao.core.Entry;
import io.hongbao.core.Message;
import io.hongbao.core.Require;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Checks every invariant that exists so far, from the journals and the state. Written apart from
 * the code that decides and applies: it counts on its own, and compares.
 *
 * <p>Reads the journals several times: once for the order of entries, the campaigns and the money,
 * then once for each part of the people, so that only so many vouchers are in memory at once,
 * however many there are.
 */
public final class Auditor {

    private static final long PROGRESS_EVERY = 100_000;

    /** How many tickets take as much memory as a voucher. */
    private static final long TICKETS_OF_VOUCHER = 2;

    /** What an order and its quotes take in memory, in vouchers. */
    private static final long ORDER_WEIGHT = 8;

    private final Options options;
    private final AuditProgress progress;

    /**
     * How to audit.
     *
     * @param grantsPerPass how many vouchers are in memory at once, about 250 bytes each
     * @param quiescent whether the shards had come to rest: then no message may be on its way
     * @param settled whether the world outside had answered too, and its last word was followed:
     *     then no order may be under way
     */
    public record Options(int grantsPerPass, boolean quiescent, boolean settled) {

        /** All at rest, with up to a quarter of a gigabyte of vouchers at once. */
        public static final Options AT_REST = new Options(1_000_000, true, true);

        /** A host that was stopped: outlets and payment providers may be busy with its orders. */
        public static final Options STOPPED = new Options(1_000_000, true, false);

        public Options {
            Require.inRange(grantsPerPass, 1, 100_000_000, "grants per pass");
        }
    }

    public Auditor(Options options, AuditProgress progress) {
        this.options = options;
        this.progress = progress;
    }

    /** Audits everything at rest. */
    public static AuditReport audit(AuditSource source) {
        return new Auditor(Options.AT_REST, AuditProgress.NONE).run(source);
    }

    /** Audits {@code source}; it must not change meanwhile. */
    public AuditReport run(AuditSource source) {
        long startNanos = System.nanoTime();
        Findings findings = new Findings();
        MessageBook messages = new MessageBook(source.shards());
        BooksPass books = new BooksPass(source.shards(), findings, messages);
        new Merged(messages, findings).read(source, counting(1, 0, books::read));
        if (options.quiescent()) {
            checkRest(messages, books, findings);
        }
        long wallets = 0;
        for (int shard = 0; shard < source.shards(); shard++) {
            StateCheck check = new StateCheck(shard, source.shards(), books, messages, findings);
            findings.atState(shard);
            try (Stream<AuditSource.Keyed> state = source.state(shard)) {
                state.forEachOrdered(check::read);
            }
            check.finish();
            wallets += check.wallets();
        }
        long weight =
                books.grants()
                        + ORDER_WEIGHT * books.orders().figures().orders()
                        + books.rooms().tickets() / TICKETS_OF_VOUCHER
                        + books.invites().events();
        int parts = Math.toIntExact(1 + weight / options.grantsPerPass());
        for (int part = 0; part < parts; part++) {
            readPeople(
                    source,
                    new WalletPass(part, parts, books.campaigns(), books.rooms(), findings),
                    books.uptime(),
                    part,
                    parts,
                    findings);
        }
        return new AuditReport(
                findings.count() == 0,
                findings.kept(),
                findings.count(),
                books.entries(),
                books.campaigns().size(),
                books.grants(),
                books.grantedMinor(),
                books.redemptions(),
                books.redeemedMinor(),
                messages.sent(),
                wallets,
                parts + 1,
                (System.nanoTime() - startNanos) / 1_000_000,
                books.orders().figures(),
                books.invites().figures());
    }

    private void readPeople(
            AuditSource source,
            WalletPass pass,
            Uptime uptime,
            int part,
            int parts,
            Findings findings) {
        for (int shard = 0; shard < source.shards(); shard++) {
            try (Stream<Entry> journal = source.journal(shard)) {
                journal.forEachOrdered(counting(part + 2, parts + 1, pass::read));
            }
        }
        pass.finish(source.shards(), options.settled());
        for (int shard = 0; shard < source.shards(); shard++) {
            WalletCheck wallets = new WalletCheck(shard, source.shards(), pass, uptime, findings);
            OrdersCheck orders = new OrdersCheck(shard, source.shards(), pass, uptime, findings);
            PayoutsCheck payouts = new PayoutsCheck(shard, source.shards(), pass, findings);
            TicketsCheck tickets = new TicketsCheck(shard, source.shards(), pass, findings);
            InvitesCheck invites = new InvitesCheck(shard, source.shards(), pass, findings);
            findings.atState(shard);
            try (Stream<AuditSource.Keyed> state = source.state(shard)) {
                state.forEachOrdered(keyed -> {
                    wallets.read(keyed);
                    orders.read(keyed);
                    payouts.read(keyed);
                    tickets.read(keyed);
                    invites.read(keyed);
                });
            }
            wallets.finish();
            orders.finish();
            payouts.finish();
            tickets.finish();
            invites.finish();
        }
    }

    private static void checkRest(MessageBook messages, BooksPass books, Findings findings) {
        for (Message message : messages.flying()) {
            findings.atState(message.fromShard());
            findings.add(
                    Invariant.DURABLE,
                    message.campaign(),
                    MessageBook.name(message),
                    0,
                    "it was sent, but never handled: " + message.body());
        }
        for (CampaignBook book : books.campaigns().values()) {
            findings.atState(book.home);
            book.travelling.forEach((id, sent) ->
                    findings.add(
                            Invariant.STOCK,
                            book.id,
                            "transfer " + id,
                            sent.stock().amountMinor(),
                            "it never arrived at till " + sent.toShard()));
        }
    }

    private Consumer<Entry> counting(int pass, int passes, Consumer<Entry> reader) {
        long[] read = new long[1];
        return entry -> {
            reader.accept(entry);
            if (++read[0] % PROGRESS_EVERY == 0) {
                progress.read(pass, passes, read[0]);
            }
        };
    }
}
