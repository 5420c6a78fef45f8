package io.hongbao.server.session;

import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.util.regex.Pattern;

/**
 * Who a person is, as the app says it.
 *
 * @param user the app's own id of the person: 1-128 characters; never stored, only its pseudonym is
 * @param device the app's id of the device, 0-128 characters
 * @param region a region code such as {@code CN-31}, or empty
 * @param appVersion dotted numbers such as {@code 6.2.0}, or empty
 * @param newUser whether the app has never seen the person before the campaign
 */
record Identity(String user, String device, String region, String appVersion, boolean newUser) {

    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]{0,32}");
    private static final Pattern APP_VERSION = Pattern.compile("[A-Za-z0-9.+-]{0,32}");

    Identity {
        requireLength("user", user, 1);
        requireLength("device", device, 0);
        requireForm("region", region, REGION, "0 to 32 letters, digits and hyphens, such as CN-31");
        requireForm(
                "appVersion",
                appVersion,
                APP_VERSION,
                "0 to 32 letters, digits, dots, plus signs and hyphens");
    }

    private static void requireLength(String field, String value, int least) {
        if (value.length() < least || value.length() > 128) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID,
                    field,
                    field
                            + " must have "
                            + least
                            + " to 128 characters, but has "
                            + value.length());
        }
    }

    private static void requireForm(String field, String value, Pattern form, String rule) {
        if (!form.matcher(value).matches()) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID, field, field + " must have " + rule);
        }
    }
}
