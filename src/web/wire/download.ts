// Files that need a pass: fetched with it, then handed to the browser to keep. A link could not show the pass.

/** False when the server did not give it. */
export const download = async (path: string, name: string, token: string | undefined): Promise<boolean> => {
  try {
    const headers: HeadersInit = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`/api/v1${path}`, { headers });
    if (!response.ok) return false;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await response.blob());
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
    return true;
  } catch {
    return false;
  }
};
