package io.hongbao.embedded;

/**
 * A data directory cannot be used as it is: in use, not writable, damaged, from a newer version.
 * The message is one line that names the path, what is wrong and what to do; command line and
 * server print it as it is.
 */
public final class DataDirectoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataDirectoryException(String message) {
        super(oneLine(message));
    }

    public DataDirectoryException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /**
     * Why an exception happened, in a few words: many of the file system's exceptions have only a
     * path for a message.
     */
    static String reason(Throwable cause) {
        String message = cause.getMessage();
        String type = cause.getClass().getSimpleName();
        return message == null ? type : type + ": " + message;
    }

    private static String oneLine(String message) {
        return message.replace('\n', ' ').replace('\r', ' ');
    }
}
