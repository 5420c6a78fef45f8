package io.hongbao.rehearsal.certificate;

import io.hongbao.core.campaign.LaunchGoals;

/**
 * What a rehearsal proved: that one version of a campaign keeps its launch goals with one build on
 * one kind of machine.
 *
 * @param campaign the campaign's id
 * @param campaignDigest SHA-256 of its file, lower-case hexadecimal
 * @param issuedAtSeconds when it was issued, in seconds since the epoch
 * @param validUntilSeconds from when on it is worth nothing any more, in seconds since the epoch
 * @param peakSeconds how long the peak was held
 * @param seed of the run: with it the same people come at the same moments
 */
public record LaunchCertificate(
        String campaign,
        String campaignDigest,
        CertifiedBuild build,
        CertifiedMachine machine,
        long issuedAtSeconds,
        long validUntilSeconds,
        LaunchGoals goals,
        Measured measured,
        int peakSeconds,
        long seed) {}
