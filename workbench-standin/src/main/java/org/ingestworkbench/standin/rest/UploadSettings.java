package org.ingestworkbench.standin.rest;

import java.time.Duration;
import java.util.Set;
import org.ingestworkbench.standin.auth.CredentialKind;

/**
 * What a site asks of a file upload.
 *
 * @param credentials which credentials it takes
 * @param maxBytes how many bytes a file may have
 * @param lock how long an upload keeps others of its name out
 */
public record UploadSettings(Set<CredentialKind> credentials, long maxBytes, Duration lock) {}
