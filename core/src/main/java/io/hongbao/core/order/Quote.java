package io.hongbao.core.order;

import io.hongbao.core.Require;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A priced, expiring offer to one person. It becomes at most one order. All amounts are in minor
 * units of the campaign's currency.
 *
 * @param id names it, and the order that it becomes
 * @param campaign whose cards pay
 * @param outlet who makes it
 * @param lines what was asked for, each with its price
 * @param vouchers what pays with which amount; nothing is set aside for a quote
 * @param subtotalMinor the lines together
 * @param payableMinor what is left to pay
 * @param madeAtMillis when it was made
 * @param expiresAtMillis until when it can become an order, exclusive
 * @param key the idempotency key that it was asked for with
 * @param wish which vouchers were wished for
 */
public record Quote(
        String id,
        String campaign,
        String outlet,
        List<PricedLine> lines,
        List<Part> vouchers,
        long subtotalMinor,
        long payableMinor,
        long madeAtMillis,
        long expiresAtMillis,
        String key,
        VoucherWish wish) {

    /**
     * A line with every step of its price. The steps are for one; {@code totalMinor} is for all.
     */
    public record PricedLine(Line line, List<Step> steps, long totalMinor) {
        public PricedLine {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A step of the price of one.
     *
     * @param group the option group that it comes from; empty for the item itself or the seat's
     *     class
     * @param what the item's, class's or option's id
     * @param amountMinor may be negative or zero
     */
    public record Step(String group, String what, long amountMinor) {}

    /** What a voucher pays. */
    public record Part(long voucher, String prize, long amountMinor) {
        public Part {
            Require.inRange(amountMinor, 1, Long.MAX_VALUE, "voucher's part in minor units");
        }
    }

    public Quote {
        lines = List.copyOf(lines);
        vouchers = List.copyOf(vouchers);
        Require.inRange(payableMinor, 0, subtotalMinor, "payable amount in minor units");
    }

    /** What the vouchers pay together, in minor units. */
    public long voucherMinor() {
        return subtotalMinor - payableMinor;
    }

    /** How many pieces are ordered in all. */
    public int quantity() {
        return lines.stream().mapToInt(priced -> priced.line().quantity()).sum();
    }

    /** The slot of its seats; empty when it has none. */
    public String slot() {
        return lines.getFirst().line().slot();
    }

    public boolean isExpired(long atMillis) {
        return atMillis >= expiresAtMillis;
    }

    /**
     * SHA-256 over everything that a person says yes to (outlet, lines, prices, vouchers), in
     * hexadecimal: a confirmation that names it cannot mean anything else.
     */
    public String hash() {
        StringBuilder text = new StringBuilder(256);
        text.append(id).append('\n').append(campaign).append('\n').append(outlet).append('\n');
        for (PricedLine priced : lines) {
            text.append(priced.line().quantity()).append(' ').append(priced.line().item());
            text.append(' ').append(priced.line().slot());
            for (Step step : priced.steps()) {
                text.append(' ').append(step.group()).append('=').append(step.what());
                text.append('+').append(step.amountMinor());
            }
            text.append(' ').append(priced.totalMinor()).append('\n');
        }
        for (Part part : vouchers) {
            text.append(part.voucher()).append('-').append(part.amountMinor()).append('\n');
        }
        text.append(payableMinor).append('\n').append(expiresAtMillis);
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
