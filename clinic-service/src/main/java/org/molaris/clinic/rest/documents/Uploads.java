package org.molaris.clinic.rest.documents;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.io.IOException;
import org.molaris.clinic.document.Upload;

/** The file that a request brings; gone with the request, however that ends. */
@RequestScoped
class Uploads {

    private Upload upload;

    Upload begin() {
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
