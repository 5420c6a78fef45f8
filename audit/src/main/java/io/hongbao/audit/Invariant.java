package io.hongbao.audit;

/**
 * What must always hold. The numbers are those of the design and of {@code docs}; they never change
 * their meaning.
 */
public enum Invariant {
    BOOKS(1, "the sum of all postings is zero, and the budget is in its accounts"),
    STOCK(2, "no campaign, wave, prize or till grants more than it has"),
    CAPS(3, "no person passes a cap"),
    KEYS(4, "a key that changed state has one outcome"),
    DURABLE(5, "what was answered is durable: the journal is whole and in order"),
    VOUCHERS(
            6,
            "a voucher is spent at most once, and what is given back keeps the time it had left"),
    ORDERS(7, "every order ends as its quote says, and neither voucher nor payment hangs with it"),
    CAPACITY(8, "no outlet makes more than it can, and no seat is sold twice"),
    ROOM(9, "nobody passes the waiting room before their place"),
    STATE(10, "the state equals what the journal says");

    private final int number;
    private final String rule;

    Invariant(int number, String rule) {
        this.number = number;
        this.rule = rule;
    }

    /** The number it is known by. */
    public int number() {
        return number;
    }

    /** What it says, in one line. */
    public String rule() {
        return rule;
    }
}
