package io.hongbao.server.problem;

/**
 * Carries a {@link Problem} to where it is answered. Has no stack trace: it is an answer, not a
 * fault.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code().code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public static ProblemException of(ProblemCode code, String detail) {
        return new ProblemException(Problem.of(code, detail));
    }

    public static ProblemException of(ProblemCode code, String field, String detail) {
        return new ProblemException(Problem.of(code, detail).at(field));
    }

    public Problem problem() {
        return problem;
    }
}
