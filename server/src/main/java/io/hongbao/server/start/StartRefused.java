package io.hongbao.server.start;

/**
 * The server does not start. The message says what is wrong and what to do about it, one line for
 * each thing.
 */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;

    public StartRefused(ExitCode exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    public StartRefused(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
