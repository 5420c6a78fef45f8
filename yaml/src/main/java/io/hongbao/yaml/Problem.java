package io.hongbao.yaml;

/**
 * One thing that is wrong with a file.
 *
 * @param file as it was named
 * @param line from 1; 0 when the problem is with the file as a whole
 * @param column from 1; 0 likewise
 * @param field where, such as {@code prizes[card25].card.amount}; empty when the problem is with
 *     the file as a whole
 * @param rule what must hold
 * @param fix what to do
 */
public record Problem(String file, int line, int column, String field, String rule, String fix) {

    /** A problem with a file as a whole. */
    public static Problem ofFile(String file, String rule, String fix) {
        return new Problem(file, 0, 0, "", rule, fix);
    }

    /**
     * The problem as one line: {@code samples/x.yaml:12:5 prizes[card25].card.amount: rule; fix}.
     */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        return place + (field.isEmpty() ? "" : " " + field) + ": " + rule + "; " + fix;
    }
}
