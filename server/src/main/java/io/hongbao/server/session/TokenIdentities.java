package io.hongbao.server.session;

import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.start.ExitCode;
import io.hongbao.server.start.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Believes the app's signed tokens (JWT): {@code sub} is the user; {@code device}, {@code region},
 * {@code app_version} and {@code new_user} may be there too.
 */
public final class TokenIdentities implements Identities {

    /** How far the app's clock may be off. */
    static final int CLOCK_SKEW_SECONDS = 60;

    private static final String BEARER = "Bearer ";
    private static final int MAX_TOKEN_LENGTH = 8_192;

    private final JwtConsumer consumer;

    private TokenIdentities(JwtConsumer consumer) {
        this.consumer = consumer;
    }

    /**
     * With the public keys in a file.
     *
     * @param keys a PEM public key, or a JWKS (JSON)
     * @param issuer what {@code iss} must be; empty admits any
     * @param audience what {@code aud} must hold; empty admits tokens for anybody
     */
    public static TokenIdentities with(Path keys, String issuer, String audience) {
        JwtConsumerBuilder builder =
                new JwtConsumerBuilder()
                        .setRequireExpirationTime()
                        .setRequireSubject()
                        .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                        .setJwsAlgorithmConstraints(
                                new AlgorithmConstraints(
                                        ConstraintType.PERMIT,
                                        AlgorithmIdentifiers.RSA_USING_SHA256,
                                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                                        AlgorithmIdentifiers.EDDSA));
        if (!issuer.isEmpty()) {
            builder.setExpectedIssuer(issuer);
        }
        if (audience.isEmpty()) {
            builder.setSkipDefaultAudienceValidation();
        } else {
            builder.setExpectedAudience(audience);
        }
        try {
            String text = Files.readString(keys).strip();
            if (text.startsWith("{")) {
                builder.setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(text).getJsonWebKeys()));
            } else {
                builder.setVerificationKey(publicKey(keys, text));
            }
        } catch (IOException | JoseException e) {
            throw new StartRefused(
                    ExitCode.USAGE,
                    "identity keys " + keys + " cannot be read: " + e.getMessage(),
                    e);
        }
        return new TokenIdentities(builder.build());
    }

    @Override
    public Identity of(SessionRequest request, @Nullable String authorization) {
        refuseSandboxFields(request);
        if (authorization == null || !authorization.startsWith(BEARER)) {
            throw ProblemException.of(
                    ProblemCode.IDENTITY_MISSING,
                    "Authorization",
                    "send 'Bearer ' and the app's identity token");
        }
        String token = authorization.substring(BEARER.length());
        if (token.length() > MAX_TOKEN_LENGTH) {
            throw invalid("the token is longer than " + MAX_TOKEN_LENGTH + " characters");
        }
        try {
            Map<String, Object> claims = consumer.processToClaims(token).getClaimsMap();
            return new Identity(
                    text(claims, "sub"),
                    claims.containsKey("device")
                            ? text(claims, "device")
                            : SandboxIdentities.orEmpty(request.device()),
                    text(claims, "region"),
                    text(claims, "app_version"),
                    Boolean.TRUE.equals(claims.get("new_user")));
        } catch (InvalidJwtException e) {
            throw refused(e);
        }
    }

    private static void refuseSandboxFields(SessionRequest request) {
        boolean sandboxOnly =
                request.user() != null
                        || request.region() != null
                        || request.appVersion() != null
                        || request.newUser() != null;
        if (sandboxOnly) {
            throw ProblemException.of(
                    ProblemCode.IDENTITY_INVALID,
                    "user",
                    "user, region, appVersion and newUser may stand in the body in the sandbox only;"
                            + " here the identity token says them");
        }
    }

    private static ProblemException refused(InvalidJwtException e) {
        if (e.hasExpired()) {
            return ProblemException.of(
                    ProblemCode.IDENTITY_EXPIRED,
                    "Authorization",
                    "the token's exp lies in the past");
        }
        if (e.hasErrorCode(ErrorCodes.ISSUER_INVALID)
                || e.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return invalid("the token's iss is not the issuer that this server trusts");
        }
        if (e.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)
                || e.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return invalid("the token's aud does not name this server");
        }
        if (e.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
            return invalid("the token's nbf lies in the future");
        }
        if (e.hasErrorCode(ErrorCodes.SUBJECT_MISSING)
                || e.hasErrorCode(ErrorCodes.EXPIRATION_MISSING)) {
            return invalid("the token must have sub and exp");
        }
        return invalid("the token's signature is not by a key that this server trusts");
    }

    private static ProblemException invalid(String detail) {
        return ProblemException.of(ProblemCode.IDENTITY_INVALID, "Authorization", detail);
    }

    private static String text(Map<String, Object> claims, String name) {
        Object value = claims.getOrDefault(name, "");
        if (value instanceof String text) {
            return text;
        }
        throw invalid("the token's " + name + " must be a string");
    }

    private static Key publicKey(Path file, String pem) {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            try {
                byte[] encoded = Base64.getDecoder().decode(base64);
                return KeyFactory.getInstance(algorithm)
                        .generatePublic(new X509EncodedKeySpec(encoded));
            } catch (java.security.GeneralSecurityException | IllegalArgumentException e) {
                // Not a key of this kind: the next one may fit, and when none does, that is said.
            }
        }
        throw new StartRefused(
                ExitCode.USAGE,
                "identity keys "
                        + file
                        + " are neither a PEM public key (RSA, P-256 or Ed25519) nor a JWKS");
    }
}
