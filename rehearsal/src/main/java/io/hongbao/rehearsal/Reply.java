package io.hongbao.rehearsal;

/**
 * What came back.
 *
 * @param status the HTTP status; {@link #NO_ANSWER} when the connection ended or the wait was too
 *     long
 * @param body the answer's text; the failure's when there was none
 */
public record Reply(int status, String body) {

    /** Nobody knows whether the server did what it was asked. */
    public static final int NO_ANSWER = 0;

    /**
     * The text of the first string member {@code name}, wherever it stands; empty when there is
     * none. Answers are small and flat, and a full JSON parse would cost the generator more than
     * the request itself.
     */
    public String string(String name) {
        int start = valueOf(name);
        if (start < 0 || start >= body.length() || body.charAt(start) != '"') {
            return "";
        }
        int end = body.indexOf('"', start + 1);
        return end < 0 ? "" : body.substring(start + 1, end);
    }

    /** The first whole-number member {@code name}, wherever it stands; -1 when there is none. */
    public long number(String name) {
        int start = valueOf(name);
        if (start < 0) {
            return -1;
        }
        int end = start;
        while (end < body.length() && Character.isDigit(body.charAt(end)) && end - start < 18) {
            end++;
        }
        return end == start ? -1 : Long.parseLong(body, start, end, 10);
    }

    /** The answer from the member {@code name} on; empty when there is none. */
    public Reply from(String name) {
        int start = valueOf(name);
        return new Reply(status, start < 0 ? "" : body.substring(start));
    }

    private int valueOf(String name) {
        int at = body.indexOf("\"" + name + "\"");
        if (at < 0) {
            return -1;
        }
        int start = at + name.length() + 2;
        while (start < body.length() && (body.charAt(start) == ':' || body.charAt(start) == ' ')) {
            start++;
        }
        return start;
    }
}
