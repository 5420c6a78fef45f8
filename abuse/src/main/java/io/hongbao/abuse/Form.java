package io.hongbao.abuse;

/** How an invite was handed over. */
public enum Form {
    LINK,
    CODE,
    PASSPHRASE,
    POSTER,
    SPOKEN;

    /** Whether the friend had to type it: what is sold is mostly text. */
    boolean isTyped() {
        return this == CODE || this == PASSPHRASE || this == SPOKEN;
    }
}
