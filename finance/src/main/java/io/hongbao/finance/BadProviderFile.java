package io.hongbao.finance;

/** The payment provider's file is not what it has to be. The message says where and what. */
public final class BadProviderFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;

    BadProviderFile(long line, String message) {
        super("line " + line + ": " + message);
        this.line = line;
    }

    /** The line, from 1. */
    public long line() {
        return line;
    }
}
