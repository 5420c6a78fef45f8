package io.hongbao.server.admin;

import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;

/** The parameters that admin writes take in their address. */
final class Parameters {

    private Parameters() {}

    /** Whether nothing is to be changed. */
    static boolean dryRun(String text) {
        return flag("dryRun", text);
    }

    /** A yes or no; the name alone is a yes. */
    static boolean flag(String name, String text) {
        boolean yes = text.isEmpty() || text.equals("true");
        if (!yes && !text.equals("false")) {
            throw ProblemException.of(
                    ProblemCode.PARAMETER_INVALID,
                    name,
                    name + " must be true or false, but is " + text);
        }
        return yes;
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

    /** Why something is done; must be there. */
    static String required(String reason) {
        if (reason.isBlank()) {
            throw ProblemException.of(
                    ProblemCode.PARAMETER_INVALID, "reason", "say why, as ?reason=");
        }
        return reason(reason);
    }
}
