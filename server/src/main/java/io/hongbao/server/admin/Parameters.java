package io.hongbao.server.admin;

import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;

/** The parameters that admin writes of files take beside the file. */
final class Parameters {

    private Parameters() {}

    /** Whether nothing is to be changed. */
    static boolean dryRun(String text) {
        boolean dry = text.isEmpty() || text.equals("true");
        if (!dry && !text.equals("false")) {
            throw ProblemException.of(
                    ProblemCode.PARAMETER_INVALID,
                    "dryRun",
                    "dryRun must be true or false, but is " + text);
        }
        return dry;
    }

    /** Why something is done; may be empty. */
    static String reason(String text) {
        if (text.length() > 500) {
            throw ProblemException.of(
                    ProblemCode.PARAMETER_INVALID,
                    "reason",
                    "reason must have at most 500 characters");
        }
        return text;
    }
}
