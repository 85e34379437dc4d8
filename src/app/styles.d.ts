/** Style sheets are taken in by the bundler; TypeScript need only know that they may be imported. */
declare module '*.css'
declare module '@payloadcms/next/css'
