package io.hongbao.assistant.pack;

/**
 * One thing that is wrong with a pack.
 *
 * @param file as it was named
 * @param line from 1; 0 when the problem is with the file as a whole
 * @param column from 1; 0 likewise
 * @param field where, such as {@code venues[oval].names.zh}; empty when the problem is with the
 *     file as a whole
 * @param rule what must hold
 * @param fix what to do
 */
public record Problem(String file, int line, int column, String field, String rule, String fix) {

    /** The problem as one line: {@code winter/facts.yaml:12:5 venues[oval].names.zh: rule; fix}. */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        return place + (field.isEmpty() ? "" : " " + field) + ": " + rule + "; " + fix;
    }
}
