package org.molaris.clinic.document;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.io.IOException;

/** The file that a request brings; gone with the request, however that ends. */
@RequestScoped
public class Uploads {

    private Upload upload;

    /** The file, still empty. */
    public Upload begin() {
        upload = new Upload();
        return upload;
    }

    @PreDestroy
    void end() throws IOException {
        if (upload != null) {
            upload.close();
        }
    }
}
