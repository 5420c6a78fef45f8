package io.hongbao.audit;

/**
 * A broken invariant: where, in what, and by how much.
 *
 * @param invariant which one
 * @param campaign whose; empty when it is nobody's
 * @param shard whose journal or state
 * @param seq the journal entry; {@link #NO_ENTRY} when it was found in the state
 * @param entity what is wrong, such as {@code voucher 1025 of 00…01} or {@code till of lny2026}
 * @param amountMinor how much money it is about, in minor units; 0 when it is about none
 * @param message what was expected and what was found
 */
public record Violation(
        Invariant invariant,
        String campaign,
        int shard,
        long seq,
        String entity,
        long amountMinor,
        String message) {

    /** Found in the state, not in an entry. */
    public static final long NO_ENTRY = 0;

    @Override
    public String toString() {
        String where =
                seq == NO_ENTRY ? "state of shard " + shard : "entry " + seq + " of shard " + shard;
        String amount = amountMinor == 0 ? "" : ", " + amountMinor + " minor units";
        String whose = campaign.isEmpty() ? "" : ", campaign " + campaign;
        return "invariant "
                + invariant.number()
                + " ("
                + invariant.rule()
                + "): "
                + where
                + whose
                + ", "
                + entity
                + amount
                + ": "
                + message;
    }
}
