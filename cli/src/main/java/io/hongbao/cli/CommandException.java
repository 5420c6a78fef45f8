package io.hongbao.cli;

/** A command that cannot go on: one line for the person, and what the process ends with. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * @param exitCode one of {@link ExitCode}
     * @param message one line that names what is wrong and what to do
     */
    public CommandException(int exitCode, String message) {
        super(message.replace('\n', ' '));
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    public static CommandException usage(String message) {
        return new CommandException(ExitCode.USAGE, message);
    }

    public static CommandException file(String message) {
        return new CommandException(ExitCode.FILE, message);
    }
}
