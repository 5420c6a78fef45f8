package io.hongbao.audit;

import io.hongbao.core.Entry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads all journals as one: every message is sent before it is handled, and as far as that leaves
 * a choice, the earlier entry comes first. One such order always exists for a journal that is
 * right.
 */
final class Merged {

    private final MessageBook messages;
    private final Findings findings;

    Merged(MessageBook messages, Findings findings) {
        this.messages = messages;
        this.findings = findings;
    }

    void read(AuditSource source, Consumer<Entry> reader) {
        if (source.shards() == 1) {
            try (Stream<Entry> journal = source.journal(0)) {
                journal.forEachOrdered(reader);
            }
            return;
        }
        List<Stream<Entry>> journals = new ArrayList<>();
        try {
            List<Head> heads = new ArrayList<>();
            for (int shard = 0; shard < source.shards(); shard++) {
                journals.add(source.journal(shard));
                heads.add(new Head(shard, journals.getLast().iterator()));
            }
            heads.removeIf(head -> !head.advance());
            while (!heads.isEmpty()) {
                Head next = next(heads);
                reader.accept(next.entry.getFirst());
                if (!next.advance()) {
                    heads.remove(next);
                }
            }
        } finally {
            journals.forEach(Stream::close);
        }
    }

    private Head next(List<Head> heads) {
        Head earliest = heads.getFirst();
        boolean found = false;
        for (Head head : heads) {
            boolean ready = isReady(head);
            if (ready && (!found || head.atMillis() < earliest.atMillis())) {
                earliest = head;
                found = true;
            }
        }
        if (!found) {
            Entry stuck = earliest.entry.getFirst();
            findings.at(stuck);
            findings.add(
                    Invariant.DURABLE,
                    "",
                    "entry " + stuck.seq(),
                    0,
                    "it handles a message that was never sent");
        }
        return earliest;
    }

    private boolean isReady(Head head) {
        return switch (head.entry.getFirst().cause()) {
            case Entry.ByRequest _, Entry.ByTimer _, Entry.ByEffect _ -> true;
            case Entry.ByMessage by -> messages.isSent(by.fromShard(), head.shard, by.number());
        };
    }

    private static final class Head {
        private final int shard;
        private final Iterator<Entry> rest;
        private final List<Entry> entry = new ArrayList<>(1);

        Head(int shard, Iterator<Entry> rest) {
            this.shard = shard;
            this.rest = rest;
        }

        boolean advance() {
            entry.clear();
            if (rest.hasNext()) {
                entry.add(rest.next());
                return true;
            }
            return false;
        }

        long atMillis() {
            return entry.getFirst().atMillis();
        }
    }
}
